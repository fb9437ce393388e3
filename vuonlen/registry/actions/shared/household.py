"""Steps that several verbs on one household take."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, Refused, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ...messages import Message
from ...models import Household, HouseholdEvent, Membership, Person


def locked_household(scope: Scope, household: Household) -> Household:
    """The household as stored, locked until the transaction ends; checks the right to change it."""
    found = Household.objects.select_for_update().filter(pk=household.pk).first()
    if found is None:
        raise OutOfArea
    scope.require(Permission.REGISTER_HOUSEHOLD, found.commune_id)
    return found


def label_of(household: Household) -> str:
    """How a sentence names a stored household."""
    return _("Hộ {code} (chủ hộ {head})").format(code=household.code, head=household.head_name)


def refuse_day(household: Household, day: date, reason: str) -> None:
    """Refuse a change on a day when the household was not there, or without a reason."""
    refuse_if(_day_problems(household, day, reason))


def membership_on(household: Household, person: Person, day: date) -> Membership:
    """The membership that runs on `day` without an end; refused when the person is not such a member."""
    running = Membership.objects.filter(household=household, person=person, valid__contains=day)
    found = running.filter(valid__endswith__isnull=True).first()
    if found is None:
        raise Refused([Problem(Message.PERSON_NOT_MEMBER, _says(household, person, day))])
    return found


def end_on(membership: Membership, day: date) -> None:
    """Let a membership end before `day`; refused on its first day, since it would then never have been."""
    first = membership.valid.lower
    if day <= first:
        says = _says(membership.household, membership.person, first)
        raise Refused([Problem(Message.DAY_WITHIN_MEMBERSHIP, says)])
    membership.valid = (first, day)
    membership.save(update_fields=["valid"])


def note(
    *,
    actor: User,
    household: Household,
    kind: HouseholdEvent.Kind,
    day: date,
    reason: str = "",
    person: Person | None = None,
    other: Household | None = None,
) -> None:
    """Keep who changed what, when and why; `other` is the household at the other end."""
    HouseholdEvent.objects.create(
        household=household,
        person=person,
        other_household=other,
        kind=kind,
        happened_on=day,
        reason=reason,
        recorded_by=actor,
    )


def _day_problems(household: Household, day: date, reason: str) -> Iterator[Problem]:
    label = label_of(household)
    if day > timezone.localdate():
        yield Problem(Message.DAY_NOT_YET, {"household": label, "day": date_digits(day)})
    gone = household.dissolved_on
    if gone is not None:
        yield Problem(Message.HOUSEHOLD_DISSOLVED, {"household": label, "day": date_digits(gone)})
    since = household.resident_since or household.registered_on
    if day <= since:
        registered = date_digits(since)
        says = {"household": label, "day": date_digits(day), "registered": registered}
        yield Problem(Message.DAY_BEFORE_HOUSEHOLD, says)
    if not reason.strip():
        yield Problem(Message.REASON_EMPTY, {"household": label}, ("reason",))


def _says(household: Household, person: Person, day: date) -> dict[str, str]:
    return {"household": label_of(household), "member": person.full_name, "day": date_digits(day)}
