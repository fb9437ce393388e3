"""What a person asked the household list for. The screen, its count and the Excel file use this one filter."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vuonlen.accounts.scope import Scope
from vuonlen.places import queries as places
from vuonlen.registry.models import Household
from vuonlen.registry.queries import search_households
from vuonlen.reviews.models import Status
from vuonlen.reviews.queries import filter_by_status

#: Of no list on the day: neither poor nor near-poor nor any other status.
NO_STATUS = "none"


@dataclass(frozen=True)
class HouseholdFilter:
    """Households of a place on a day, narrowed by text, status, ethnicity of the head, village."""

    place_id: int
    on: date
    text: str = ""
    status: str = ""
    ethnicity: str = ""
    village_id: int | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the place narrows the list."""
        return bool(self.text or self.status or self.ethnicity or self.village_id)

    def apply(self, scope: Scope, commune_ids: frozenset[int]) -> QuerySet[Household]:
        """The households of `scope` in `commune_ids` that match, in order of name."""
        found = search_households(scope, text=self.text, village_id=self.village_id, ethnicity=self.ethnicity or None)
        # The scope has narrowed to its own communes already: say more only when the place is smaller.
        if commune_ids != scope.commune_ids:
            found = found.filter(commune_id__in=commune_ids)
        return filter_by_status(found, self.status, self.on) if self.status else found

    def describe(self) -> str:
        """The filter as a sentence for the head of a file: "Xã Quảng Sơn · hộ nghèo · ngày 01/01/2023"."""
        names = places.names_on([self.place_id, self.village_id or 0], self.on)
        parts = [names[key].full_name for key in (self.place_id, self.village_id) if key in names]
        parts += [status_label(self.status)] if self.status else []
        parts += [_("dân tộc {name}").format(name=self.ethnicity)] if self.ethnicity else []
        parts += [_("tìm “{text}”").format(text=self.text)] if self.text else []
        return " · ".join([*parts, _("ngày {day}").format(day=f"{self.on:%d/%m/%Y}")])

    def as_parameters(self) -> dict[str, Any]:
        """The filter as JSON values, to be stored with the work."""
        return asdict(self) | {"on": self.on.isoformat()}

    @classmethod
    def from_parameters(cls, parameters: dict[str, Any]) -> "HouseholdFilter":
        """The filter that `as_parameters` wrote."""
        return cls(**parameters | {"on": date.fromisoformat(parameters["on"])})


def status_label(status: str) -> str:
    """The word for a status in Vietnamese; for "none": the household is on no list."""
    return _("không thuộc danh sách") if status == NO_STATUS else str(Status(status).label)
