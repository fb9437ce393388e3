"""Who looked at a household, or what a user looked at: within the communes where the reader may read the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from vuonlen.accounts.models import AccessLog, User
from vuonlen.audit.wording import action_words
from vuonlen.kernel.scope import Scope

from ..models import Household, Membership, Person
from .trail import SHOWN, area_of, communes_read


@dataclass(frozen=True)
class Read:
    """One look at personal data, or one refused request."""

    at: datetime
    user: str
    action: str
    subject: str
    outcome: str
    address: str


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
    seen = _subjects_in(communes_read(scope), rows)
    everything = area_of(user, scope) <= communes_read(scope)
    return _reads(row for row in rows if row.subject in seen or (everything and not _names_record(row.subject)))


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
