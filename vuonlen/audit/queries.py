"""Reads of the trail: who changed and who looked at a household, or what a user changed and looked at.

Both only within the communes where the reader has the right to read the trail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from pghistory.models import Context

from vuonlen.accounts.models import AccessLog, RoleAssignment, User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import commune_ids_under
from vuonlen.registry.models import Household, Membership, Person

from .history import Change, changes_told
from .models import FormChange, HouseholdChange, MembershipChange, PersonChange, RecognitionChange, SpellChange
from .wording import action_words

SHOWN = 200


@dataclass(frozen=True)
class Read:
    """One look at personal data, or one refused request."""

    at: datetime
    user: str
    action: str
    subject: str
    outcome: str
    address: str


def audited_household(scope: Scope, code: str) -> Household:
    """The household with this code, in a commune whose trail the reader may read. Raises OutOfArea."""
    found = Household.objects.filter(code=_typed(code), commune_id__in=_communes(scope)).first()
    if found is None:
        raise OutOfArea
    return found


def audited_user(scope: Scope, username: str) -> User:
    """The user of this name, when a role of theirs lies where the reader may read the trail. Raises OutOfArea."""
    found = User.objects.filter(username=_typed(username)).first()
    if found is None or not _area_of(found, scope) & _communes(scope):
        raise OutOfArea
    return found


def changes_of_household(household: Household) -> list[Change]:
    """What changed of the household, its members, forms and statuses, newest first."""
    persons = Membership.objects.filter(household=household).values("person_id")
    return changes_told(
        [
            *HouseholdChange.objects.filter(pgh_obj_id=household.pk).order_by("-pgh_id")[:SHOWN],
            *PersonChange.objects.filter(pgh_obj_id__in=persons).order_by("-pgh_id")[:SHOWN],
            *(
                row
                for model in (MembershipChange, FormChange, SpellChange, RecognitionChange)
                for row in model.objects.filter(household_id=household.pk).order_by("-pgh_id")[:SHOWN]
            ),
        ]
    )


def changes_by_user(scope: Scope, user: User) -> list[Change]:
    """What the user changed in the reader's communes, newest first."""
    communes = _communes(scope)
    contexts = Context.objects.filter(metadata__user=user.pk).order_by("-created_at").values_list("pk", flat=True)
    mine = Q(pgh_context_id__in=list(contexts[:SHOWN]))
    here = Household.objects.filter(commune_id__in=communes).values("pk")
    members = Membership.objects.filter(household_id__in=here).values("person_id")
    areas: dict[Any, Q] = {
        HouseholdChange: Q(commune_id__in=communes),
        PersonChange: Q(pgh_obj_id__in=members),
        MembershipChange: Q(household_id__in=here),
        FormChange: Q(commune_id__in=communes),
        SpellChange: Q(commune_id__in=communes),
        RecognitionChange: Q(commune_id__in=communes),
    }
    return changes_told(
        row for model, area in areas.items() for row in model.objects.filter(mine & area).order_by("-pgh_id")[:SHOWN]
    )


def reads_of_household(household: Household) -> list[Read]:
    """Who looked at the household or at a personal number in it, or was refused, newest first."""
    persons = Membership.objects.filter(household=household).values_list("person_id", flat=True)
    subjects = [f"household {household.pk}", *(f"person {pk}" for pk in persons)]
    asked = Q(subject__in=subjects) | Q(subject__startswith=f"/ho/{household.pk}/")
    return _reads(_newest(AccessLog.objects.filter(asked)))


def reads_by_user(scope: Scope, user: User) -> list[Read]:
    """What the user looked at in the reader's communes, newest first.

    Rows that name no household (a list exported, an address refused) are shown when the user's whole area is the
    reader's.
    """
    rows = list(_newest(AccessLog.objects.filter(user=user)))
    seen = _subjects_in(_communes(scope), rows)
    everything = _area_of(user, scope) <= _communes(scope)
    return _reads(row for row in rows if row.subject in seen or (everything and not _names_record(row.subject)))


def _typed(text: str) -> str:
    return text.replace("\x00", "").strip()


def _communes(scope: Scope) -> frozenset[int]:
    return scope.communes_with(Permission.READ_AUDIT)


def _area_of(user: User, scope: Scope) -> frozenset[int]:
    """The communes of every role the user holds or has held."""
    places = set(RoleAssignment.objects.filter(user=user).values_list("place_id", flat=True))
    return frozenset().union(*commune_ids_under(places, scope.on).values(), scope_of(user, scope.on).commune_ids)


def _newest(rows: QuerySet[AccessLog]) -> QuerySet[AccessLog]:
    return rows.select_related("user").order_by("-at")[:SHOWN]


def _names_record(subject: str) -> bool:
    return subject.startswith(("household ", "person "))


def _subjects_in(communes: frozenset[int], rows: list[AccessLog]) -> set[str]:
    """Of the subjects that name a household or a person, those in the communes."""
    ids = _subject_ids(rows)
    here = Household.objects.filter(commune_id__in=communes)
    households = here.filter(pk__in=ids["household"]).values_list("pk", flat=True)
    members = Membership.objects.filter(person_id__in=ids["person"], household__in=here)
    persons = members.values_list("person_id", flat=True)
    return {f"household {pk}" for pk in households} | {f"person {pk}" for pk in persons}


def _reads(rows: Iterable[AccessLog]) -> list[Read]:
    rows = list(rows)
    names = _subject_names(rows)
    return [
        Read(
            at=row.at,
            user=str(row.user) if row.user else gettext("chưa đăng nhập"),
            action=action_words(row.action),
            subject=names.get(row.subject, row.subject),
            outcome=row.get_outcome_display(),
            address=row.address or "",
        )
        for row in rows
    ]


def _subject_names(rows: list[AccessLog]) -> dict[str, str]:
    """How a reader knows the household, person or user of a subject."""
    ids = _subject_ids(rows)
    models: dict[str, Any] = {"household": Household, "person": Person, "user": User}
    return {
        f"{kind} {one.pk}": str(one) for kind, model in models.items() for one in model.objects.filter(pk__in=ids[kind])
    }


def _subject_ids(rows: list[AccessLog]) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = {"household": set(), "person": set(), "user": set()}
    for row in rows:
        kind, _space, number = row.subject.partition(" ")
        if kind in ids and number.isdecimal():
            ids[kind].add(int(number))
    return ids
