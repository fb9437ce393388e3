from collections.abc import Collection, Mapping
from datetime import date

from ..models import Household, PastResidence


def homes_on(household_ids: Collection[int], day: date) -> dict[int, tuple[int, int]]:
    """Village and commune of households on a day; see `homes_of`."""
    return homes_of(Household.objects.in_bulk(household_ids), day)


def homes_of(households: Mapping[int, Household], day: date) -> dict[int, tuple[int, int]]:
    """Village and commune of households on a day; no query for those that never moved.

    A household not there yet has its first place, one that is gone its last.
    """
    homes = {pk: (one.village_id, one.commune_id) for pk, one in households.items()}
    moved = [pk for pk, one in households.items() if one.resident_since and one.resident_since > day]
    return homes | past_homes(moved, day)


def past_homes(household_ids: Collection[int], day: date) -> dict[int, tuple[int, int]]:
    """Village and commune on a day of those of these households that have moved since, or whose commune has changed."""
    if not household_ids:
        return {}
    past = PastResidence.objects.filter(household__in=household_ids).order_by("-valid")  # the first place last
    return {one.household_id: (one.village_id, one.commune_id) for one in past if day < one.valid.upper}
