from collections.abc import Collection
from datetime import date
from typing import Literal

from django.db.models import Exists, OuterRef, QuerySet

from vuonlen.registry.models import Household

from ..models import Status, StatusSpell
from .workers import with_workers

NONE: Literal["none"] = "none"  # on no list
WORKERS: Literal["low_income_worker"] = "low_income_worker"  # a member is recognised as a worker with low income


def statuses_on(household_ids: Collection[int], on: date) -> dict[int, Status]:
    """The status of many households on a day in one query; households on no list are left out."""
    spells = StatusSpell.objects.filter(household_id__in=household_ids, valid__contains=on)
    return {household_id: Status(status) for household_id, status in spells.values_list("household_id", "status")}


def filter_by_status(households: QuerySet[Household], status: Status | str, on: date) -> QuerySet[Household]:
    """Those households that have the status on a day; `NONE` for those on no list, `WORKERS` for whom they have."""
    if status == WORKERS:
        return with_workers(households, on)
    spells = StatusSpell.objects.filter(household=OuterRef("pk"), valid__contains=on)
    if status == NONE:
        return households.filter(~Exists(spells))
    return households.filter(Exists(spells.filter(status=Status(status))))
