"""Where and in which year a person works now: chosen in the top bar, checked against their area.

The choice travels as `?noi=<place>&nam=<year>` and is remembered in the session.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import Held, held_today, scope_of, working_date
from vuonlen.exchange.household_filter import ALL_PLACES, within
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places import queries as places
from vuonlen.places.models import Level, PlaceVersion
from vuonlen.places.queries import Reach
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.queries import rounds_of

from .memory import recall
from .several_provinces import all_places, are_provinces, paths_before

PLACE, YEAR = "noi", "nam"
DAY, TODAY = "ngay", "nay"  # `?ngay=nay`: as things stand today, not on the day of the year's decisions


@dataclass(frozen=True)
class Workplace:
    """The area, the place within it and the year that every page of this request is about."""

    user: User
    wanted_place: int | None
    wanted_year: int | None
    wants_today: bool = False

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The roles held today: read at every request, so that a role taken away counts at once."""
        return held_today(self.user)

    @cached_property
    def today(self) -> date:
        """The last day of the user's boundaries: today, or the day their places ended."""
        day = timezone.localdate()
        return recall(("today", self.held, day), lambda: working_date(self.user, day))

    @property
    def has_ended(self) -> bool:
        """Whether the user's places ended: then `today` is their last day."""
        return self.today < timezone.localdate()

    @cached_property
    def current(self) -> Scope:
        """What the user may do now: for records and forms."""
        return self.scope_on(self.today)

    @cached_property
    def rounds(self) -> list[ReviewRound]:
        """The rounds of the user's area, newest year first, as they stood within the last half minute."""
        return recall(("rounds", self.held, self.today), self.rounds_now)

    def rounds_now(self) -> list[ReviewRound]:
        """The rounds of the user's area as they stand."""
        return sorted(rounds_of(self.current, tuple(ReviewRound.Kind)), key=lambda found: (-found.year, found.pk))

    @cached_property
    def annual_rounds(self) -> list[ReviewRound]:
        """The rounds that make the years: those in between have no year of their own."""
        return [found for found in self.rounds if found.kind == ReviewRound.Kind.ANNUAL]

    @cached_property
    def years(self) -> list[int]:
        """The years that can be chosen, newest first."""
        return sorted({found.year for found in self.annual_rounds}, reverse=True)

    @cached_property
    def year(self) -> int | None:
        """The chosen year; else the newest that has decided results, else the newest."""
        if self.wanted_year in self.years:
            return self.wanted_year
        decided = (found.year for found in self.annual_rounds if found.state == ReviewRound.State.DECIDED)
        return next(decided, self.years[0] if self.years else None)

    @cached_property
    def open_round(self) -> ReviewRound | None:
        """The newest round of the place that still takes forms."""
        reviews = (self.round_of(year) for year in self.years)
        return next((one for one in reviews if one and one.state == ReviewRound.State.OPEN), None)

    def round_of(self, year: int | None) -> ReviewRound | None:
        """The annual round of `year` that covers the place: its own, or that of the nearest place above."""
        there = {found.place_id: found for found in self.annual_rounds if found.year == year}
        return next((there[place_id] for path in self._paths for place_id in reversed(path) if place_id in there), None)

    @property
    def above(self) -> frozenset[int]:
        """The chosen place and every place above it; for one younger than the year also above what went into it."""
        return frozenset(place_id for path in self._paths for place_id in path)

    @cached_property
    def _paths(self) -> list[list[int]]:
        """The places above the chosen one; of a commune also those above what went into it, at any time."""
        if self.place is None:
            return []
        if self.place.level != Level.COMMUNE:
            return [self.place.path]
        key = ("paths", self.place.place_id)
        return recall(key, lambda: [self.place.path, *paths_before(self.place.place_id)])  # type: ignore[union-attr]

    @cached_property
    def round(self) -> ReviewRound | None:
        """The round of the chosen year."""
        return self.round_of(self.year)

    @cached_property
    def on(self) -> date:
        """The day the figures hold on: that of the chosen year, or today when the address says so."""
        return self.today if self.wants_today else self.year_day

    @cached_property
    def year_day(self) -> date:
        """When the decisions of the chosen year take effect, or today while there are none."""
        chosen = next((found for found in self.annual_rounds if found.year == self.year), None)
        if chosen is None or chosen.state != ReviewRound.State.DECIDED:
            return self.today
        return min(chosen.effective_on, self.today)

    @cached_property
    def scope(self) -> Scope:
        """The user's area in the boundaries of `on`: for lists and figures."""
        return self.scope_on(self.on)

    def scope_on(self, on: date) -> Scope:
        """The roles held today, in the boundaries of a day."""
        grants = recall(("grants", self.held, on), lambda: scope_of(self.user, on).grants)
        return Scope(user=self.user, on=on, grants=grants)

    @cached_property
    def roots(self) -> frozenset[int]:
        """The places the user holds a role for."""
        return frozenset(place_id for place_id, _role in self.held)

    @cached_property
    def place(self) -> PlaceVersion | None:
        """The chosen place, else the first the user holds; None for a user without any.

        Who holds several provinces begins with all of them (`spans_provinces`). Raises OutOfArea when the place chosen
        in the address is not theirs.
        """
        if self.wanted_place == ALL_PLACES or (self.wanted_place is None and self.spans_provinces):
            return self._all_places()
        if self.wanted_place is not None:
            return self._own(self.wanted_place)
        return self._version(min(self.roots)) if self.roots else None

    @cached_property
    def spans_provinces(self) -> bool:
        """Whether the user holds roles for several provinces, and for nothing smaller."""
        return len(self.roots) > 1 and are_provinces(self.provinces.values())

    @cached_property
    def provinces(self) -> dict[int, PlaceVersion]:
        """The places the user holds a role for, as they are today."""
        return recall(("roots", self.roots, self.today), lambda: places.names_on(self.roots, self.today))

    @property
    def is_everything(self) -> bool:
        """Whether the chosen place is all that the user holds."""
        return self.place is not None and self.place.place_id == ALL_PLACES

    def _all_places(self) -> PlaceVersion:
        """No place of the register: everything the user holds, under one name. Raises OutOfArea."""
        if not self.spans_provinces:
            raise OutOfArea
        return all_places(self.provinces.values(), self.today)

    @cached_property
    def reach(self) -> Reach:
        """What the chosen place reaches in the boundaries of `on`."""
        if self.is_everything:
            return Reach(self.scope.commune_ids, frozenset(), self.scope.keepers_with(Permission.VIEW_HOUSEHOLD))
        return self.reach_on(self.on)

    def reach_on(self, day: date) -> Reach:
        """What the chosen place, one of the register, reaches in the boundaries of a day."""
        if self.place is None:
            return Reach()
        place_id = self.place.place_id
        key = ("reach", place_id, day, self.today)
        return recall(key, lambda: places.reaches([place_id], day, self.today)[place_id])

    @property
    def named_on(self) -> date:
        """The day whose names are shown: `on`, or today for a place that did not exist then."""
        return self.today if self.reach.began_later else self.on

    @cached_property
    def commune_ids(self) -> frozenset[int]:
        """The communes of the chosen place that the user may see."""
        return self.reach.communes & self.scope.commune_ids

    def communes_in(self, review: ReviewRound) -> frozenset[int]:
        """The communes of the chosen place that the round reviews, in the round's boundaries, that the user may see."""
        day = review.reviewed_on
        under = recall(
            ("round", review.place_id, day), lambda: places.commune_ids_under([review.place_id], day)[review.place_id]
        )
        return under & self._communes_on(day)

    def _communes_on(self, day: date) -> frozenset[int]:
        if self.place is None or self.is_everything:
            return self.scope_on(day).commune_ids
        return self.reach_on(day).communes & self.scope_on(day).commune_ids

    @cached_property
    def shared_ids(self) -> frozenset[int]:
        """Split communes of which a part came to the chosen place, itself younger than `on`."""
        return self.place_scope.shared_with(Permission.VIEW_HOUSEHOLD)

    @cached_property
    def place_scope(self) -> Scope:
        """The user's area within the chosen place."""
        key = ("place grants", self.held, self.on, self.today, self.place.place_id if self.place else None)
        grants = recall(key, lambda: within(self.scope, self.reach).grants)
        return Scope(user=self.user, on=self.on, grants=grants)

    def _own(self, place_id: int) -> PlaceVersion:
        version = self._version(place_id)
        if version is None or not (self.roots & set(version.path) or place_id in self.scope.commune_ids):
            raise OutOfArea
        return version

    def _version(self, place_id: int) -> PlaceVersion | None:
        return recall(("version", place_id, self.on, self.today), lambda: self._read_version(place_id))

    def _read_version(self, place_id: int) -> PlaceVersion | None:
        return places.version_on(place_id, self.on) or places.version_on(place_id, self.today)


def workplace_of(request: HttpRequest) -> Workplace:
    """The workplace of this request, worked out once; remembers a choice made in the address."""
    if not hasattr(request, "_workplace"):
        workplace = Workplace(
            user=request.user,  # type: ignore[arg-type]
            wanted_place=_wanted(request, PLACE),
            wanted_year=_wanted(request, YEAR),
            wants_today=(request.POST if request.method == "POST" else request.GET).get(DAY) == TODAY,
        )
        request._workplace = workplace  # type: ignore[attr-defined]
        _remember(request, workplace)
    return request._workplace  # type: ignore[attr-defined]


def _wanted(request: HttpRequest, name: str) -> int | None:
    if name in request.GET:
        text = request.GET[name]
        if not text.isdecimal() or len(text) > 18:
            raise OutOfArea
        return int(text)
    return request.session.get(name)


def _remember(request: HttpRequest, workplace: Workplace) -> None:
    """Keep a choice from the address, once it is known to be the user's own."""
    if PLACE in request.GET and workplace.place is not None:
        request.session[PLACE] = workplace.place.place_id
    if YEAR in request.GET:
        request.session[YEAR] = workplace.year
