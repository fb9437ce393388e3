from collections.abc import Iterator, Mapping
from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Household, HouseholdEvent, Membership, Relation
from ..models.newcomers import NewHousehold
from .shared.codes import give_codes
from .shared.household import end_on, label_of, locked_household, note, refuse_day


@verb("household.split")
def split_household(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    members: Mapping[int, Relation],
    on: date,
    reason: str,
    address: str = "",
) -> Household:
    """Some members (by person id, with their relation to the new head) form a household of their own from `on`.

    It lives in the same village and has no status until a review. The head stays. Raises Refused, OutOfArea or
    PermissionMissing.
    """
    household = locked_household(scope, household)
    refuse_day(household, on, reason)
    running = list(
        Membership.objects.filter(household=household, valid__endswith__isnull=True).select_related("person")
    )
    refuse_if(_problems(household, running, members))
    leaving = [one for one in running if one.person_id in members]
    split = _new_household(household, leaving, members, on, address)
    for membership in leaving:
        end_on(membership, on)
    Membership.objects.bulk_create(
        Membership(household=split, person_id=one.person_id, relation=members[one.person_id], valid=(on, None))
        for one in leaving
    )
    kinds = HouseholdEvent.Kind
    note(actor=actor, household=household, kind=kinds.SPLIT, day=on, reason=reason, other=split)
    note(actor=actor, household=split, kind=kinds.SPLIT_FROM, day=on, reason=reason, other=household)
    split.refresh_from_db()
    return split


def _problems(household: Household, running: list[Membership], members: Mapping[int, Relation]) -> Iterator[Problem]:
    label = label_of(household)
    ids = {one.person_id for one in running}
    if not members or not members.keys() < ids:
        yield Problem(Message.SPLIT_NEEDS_MEMBERS, {"household": label}, ("members",))
    heads = [one for one in members.values() if one == Relation.HEAD]
    if members and len(heads) != 1:
        yield Problem(Message.NOT_ONE_HEAD, {"household": label, "count": len(heads)}, ("members",))
    for one in running:
        if one.relation == Relation.HEAD and one.person_id in members:
            yield Problem(Message.HEAD_MUST_BE_REPLACED, {"household": label, "member": one.person.full_name})


def _new_household(
    household: Household, leaving: list[Membership], members: Mapping[int, Relation], on: date, address: str
) -> Household:
    head = next(one.person for one in leaving if members[one.person_id] == Relation.HEAD)
    place = {"village_id": household.village_id, "commune_id": household.commune_id}
    [code] = give_codes([NewHousehold(household.village_id, household.commune_id, on, "", [])])
    return Household.objects.create(
        **place,
        code=code,
        address=address.strip() or household.address,
        head_name=head.full_name,
        head_ethnicity=head.ethnicity,
        registered_on=on,
    )
