"""What a person asked the household list for. The screen, its count and the Excel file use this one filter."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db.models import CharField, F, Func, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.scope import Grant, Scope
from vuonlen.places import queries as places
from vuonlen.places.queries import Reach
from vuonlen.registry.models import Household
from vuonlen.registry.queries import search_households
from vuonlen.reviews.models import Status
from vuonlen.reviews.queries import NONE, WORKERS, filter_by_status

#: The id of no place: everything the user holds a role for, of a person who works in several provinces.
ALL_PLACES = 0
#: What is asked for beside the statuses, and the word for it: of no list on the day, and with a recognised member.
OTHER_STATUSES: dict[str, Any] = {
    NONE: gettext_lazy("không thuộc danh sách"),
    WORKERS: gettext_lazy("có người lao động có thu nhập thấp"),
}


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

    def apply(self, scope: Scope) -> QuerySet[Household]:
        """The households of `scope` that match, in order of name; `scope` is narrowed to the place already."""
        found = search_households(scope, text=self.text, village_id=self.village_id, ethnicity=self.ethnicity or None)
        return filter_by_status(found, self.status, self.on) if self.status else found

    def describe(self) -> str:
        """The filter as a sentence for the head of a file: "Xã Quảng Sơn · hộ nghèo · ngày 01/01/2023"."""
        names = places.names_on([self.place_id, self.village_id or 0], self.on)
        parts = [_("cả địa bàn phụ trách")] if self.place_id == ALL_PLACES else []
        parts += [names[key].full_name for key in (self.place_id, self.village_id) if key in names]
        parts += [status_label(self.status)] if self.status else []
        parts += [_("dân tộc {name}").format(name=self.ethnicity)] if self.ethnicity else []
        parts += [_("tìm “{text}”").format(text=self.text)] if self.text else []
        return " · ".join([*parts, _("ngày {day}").format(day=date_digits(self.on))])

    def as_parameters(self) -> dict[str, Any]:
        """The filter as JSON values, to be stored with the work."""
        return asdict(self) | {"on": self.on.isoformat()}

    @classmethod
    def from_parameters(cls, parameters: dict[str, Any]) -> "HouseholdFilter":
        """The filter that `as_parameters` wrote."""
        return cls(**parameters | {"on": date.fromisoformat(parameters["on"])})


def with_status(households: QuerySet[Household], on: date) -> QuerySet[Household]:
    """The households with their status on a day as `status`, None on no list: one query where two would do."""
    return households.annotate(status=_StatusOn(F("id"), Value(on)))


class _StatusOn(Func):
    """The subquery as it is: composing it anew for every page costs the web server more than the database."""

    template = "(SELECT status FROM reviews_statusspell WHERE household_id = %(expressions)s::date)"
    arg_joiner = " AND valid @> "  # at most one row: no day has two statuses (constraint)
    output_field = CharField(null=True)


def narrowed(scope: Scope, commune_ids: frozenset[int]) -> Scope:
    """The part of `scope` that lies in these communes: a list of one commune need not name a whole province."""
    return within(scope, Reach(commune_ids))


def within(scope: Scope, reach: Reach) -> Scope:
    """The part of `scope` that a place reaches; a place younger than the scope's day has only what it keeps."""
    grants = (_within(grant, reach) for grant in scope.grants)
    return replace(scope, grants=tuple(grant for grant in grants if grant.commune_ids or grant.shared_ids))


def _within(grant: Grant, reach: Reach) -> Grant:
    known = grant.commune_ids | grant.shared_ids
    return replace(
        grant,
        commune_ids=grant.commune_ids & reach.communes,
        shared_ids=(known & reach.shared) | (grant.shared_ids & reach.communes),
        keeper_ids=grant.keeper_ids & reach.keepers if reach.began_later else grant.keeper_ids,
    )


def status_label(status: str) -> str:
    """The word for a status in Vietnamese, or for one of the `OTHER_STATUSES`."""
    return str(OTHER_STATUSES[status] if status in OTHER_STATUSES else Status(status).label)
