"""An official list: statuses decided before the commune worked in the system, as their papers say them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...models import Status


class OfficialSheet(StrEnum):
    """The three sheets of the lists after review."""

    LISTED = "listed"
    OUT_OF_POVERTY = "out_of_poverty"
    OUT_OF_NEAR_POVERTY = "out_of_near_poverty"


SHEET_NAMES = {
    OfficialSheet.LISTED: _("hộ nghèo, hộ cận nghèo"),
    OfficialSheet.OUT_OF_POVERTY: _("hộ thoát nghèo"),
    OfficialSheet.OUT_OF_NEAR_POVERTY: _("hộ thoát cận nghèo"),
}
#: What a household was before, by the list that it left.
FORMER = {OfficialSheet.OUT_OF_POVERTY: Status.POOR, OfficialSheet.OUT_OF_NEAR_POVERTY: Status.NEAR_POOR}


@dataclass(frozen=True)
class ListEntry:
    """One household of a list.

    `status` is poor, near-poor or newly escaped, from `effective_on` on. A household that left poverty and is near-poor
    now has one entry, near-poor, with `former` poor. `income_points` (B1) is None where income was measured.
    """

    household_id: int
    sheet: OfficialSheet
    status: Status
    number: str
    signed_on: date
    effective_on: date
    income_points: int | None
    deprivation_points: int
    former: Status | None = None
    facts: dict[str, Any] = field(default_factory=dict)
