"""The figures of the home page: stocks on two days, the movement between, plan against actual, communes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import add

from django.utils.translation import gettext as _

from vuonlen.kernel.format import number, percent, share, upper_first
from vuonlen.places import queries as places
from vuonlen.reviews.models import ReviewRound, RoundTarget
from vuonlen.reviews.queries import CommuneMovement, Stock, movements, stocks

from .figure_lines import CommuneLine, FlowLine, PlanLine, StockLine
from .memory import recall
from .workplace import Workplace


@dataclass(frozen=True)
class YearFigures:
    """Everything the home page shows of one place and year."""

    workplace: Workplace

    @property
    def closing_on(self) -> date:
        return self.workplace.on

    @cached_property
    def opening_on(self) -> date | None:
        """When the statuses of the year before took effect; None without a round of that year."""
        earlier = self.workplace.round_of(self.workplace.year - 1) if self.workplace.year else None
        return earlier.effective_on if earlier and earlier.effective_on < self.closing_on else None

    @cached_property
    def closing(self) -> dict[int, Stock]:
        key = ("stocks", self.workplace.held, self.closing_on)
        everything = self.workplace.is_everything  # of a country: counted anew after half a minute
        return recall(key, lambda: self._stocks(self.closing_on)) if everything else self._stocks(self.closing_on)

    @cached_property
    def total(self) -> Stock:
        return _sum(self.closing.values())

    @cached_property
    def opening_total(self) -> Stock | None:
        if self.opening_on is None:
            return None
        return _sum(self._stocks(self.opening_on).values())

    @cached_property
    def movement(self) -> CommuneMovement | None:
        if self.opening_on is None:
            return None
        days = self.opening_on, self.closing_on
        found = movements(self.workplace.commune_ids, *days)
        if parts := self.workplace.shared_ids:
            found |= movements(parts, *days, keepers=self.workplace.reach.keepers)
        return reduce(add, found.values(), CommuneMovement())

    def _stocks(self, on: date) -> dict[int, Stock]:
        """By commune of the day; of a split commune only the part that came to the place."""
        found = stocks(self.workplace.commune_ids, on)
        parts = self.workplace.shared_ids
        return found | stocks(parts, on, keepers=self.workplace.reach.keepers) if parts else found

    def stock_lines(self) -> list[StockLine]:
        """Poor, near-poor and newly escaped households."""
        lines = (("poor", _("hộ nghèo")), ("near_poor", _("hộ cận nghèo")), ("newly_escaped", _("hộ mới thoát nghèo")))
        return [self._stock_line(status, label) for status, label in lines]

    def _stock_line(self, status: str, label: str) -> StockLine:
        now = getattr(self.total, f"{status}_hh")
        before = getattr(self.opening_total, f"{status}_hh") if self.opening_total else None
        return StockLine(status, label, now, percent(share(now, self.total.households)), _change(now, before))

    def poor_flow(self) -> list[FlowLine]:
        """From the poor households at the start to those at the end; the signed lines balance."""
        if self.movement is None:
            return []
        poor = self.movement.poor
        return _flow(
            (_("Đầu năm"), poor.start, 0),
            (_("Thoát nghèo, thành hộ cận nghèo"), poor.to_near_poor, -1),
            (_("Thoát nghèo, vượt cận nghèo"), poor.above_near_poor, -1),
            (_("Giảm khác"), poor.other_decrease, -1),
            (_("Từ hộ cận nghèo"), poor.from_near_poor, 1),
            (_("Tái nghèo"), poor.relapsed, 1),
            (_("Phát sinh mới"), poor.new, 1),
            (_("Tăng khác"), poor.other_increase, 1),
            (self._closing_label(), poor.end, 0),
        )

    def near_poor_flow(self) -> list[FlowLine]:
        """The same for near-poor households."""
        if self.movement is None:
            return []
        near = self.movement.near_poor
        return _flow(
            (_("Đầu năm"), near.start, 0),
            (_("Thoát cận nghèo"), near.above_near_poor, -1),
            (_("Thành hộ nghèo"), near.to_poor, -1),
            (_("Giảm khác"), near.other_decrease, -1),
            (_("Từ hộ nghèo"), near.from_poor, 1),
            (_("Tái cận nghèo"), near.relapsed, 1),
            (_("Phát sinh mới"), near.new, 1),
            (_("Tăng khác"), near.other_increase, 1),
            (self._closing_label(), near.end, 0),
        )

    def _closing_label(self) -> str:
        decided = self.workplace.round is not None and self.workplace.round.state == ReviewRound.State.DECIDED
        return _("Cuối năm") if decided else _("Đến nay")

    def plan_lines(self) -> list[PlanLine]:
        """Targets of the round beside what was reached; only where the round is the place's own."""
        review, place = self.workplace.round, self.workplace.place
        if review is None or place is None or self.movement is None or review.place_id != place.place_id:
            return []
        near = self.movement.near_poor
        reached = {
            RoundTarget.Measure.ESCAPED_POOR: self.movement.poor.escaped.households,
            RoundTarget.Measure.NEAR_POOR_DECREASE: near.start.households - near.end.households,
        }
        return [_plan_line(target, reached) for target in review.targets.order_by("measure")]

    def communes(self) -> list[CommuneLine]:
        """The communes of the place, the most poor households first."""
        if self.workplace.is_everything:
            return self._provinces()
        versions, parts = places.names_on(self.closing.keys(), self.closing_on), self.workplace.shared_ids
        lines = [CommuneLine(version, self.closing[pk], pk in parts) for pk, version in versions.items()]
        return sorted(lines, key=lambda line: (-line.stock.poor_hh, line.version.name))

    def _provinces(self) -> list[CommuneLine]:
        """The same by province of today, each with the communes that it has or that went into it."""
        roots, day = self.workplace.provinces, self.workplace.today
        reaches = recall(("reaches", frozenset(roots), self.closing_on, day), self._reaches)
        lines = [
            CommuneLine(version, _sum(self.closing[pk] for pk in reaches[root].communes if pk in self.closing))
            for root, version in roots.items()
        ]
        return sorted(lines, key=lambda line: (-line.stock.poor_hh, line.version.name))

    def _reaches(self) -> dict[int, places.Reach]:
        return places.reaches(list(self.workplace.provinces), self.closing_on, self.workplace.today)


def _plan_line(target: RoundTarget, reached: dict[RoundTarget.Measure, int]) -> PlanLine:
    done = reached[RoundTarget.Measure(target.measure)]
    label = str(target.get_measure_display())
    return PlanLine(upper_first(label), target.households, done, percent(share(done, target.households)))


def _flow(*lines: tuple[str, object, int]) -> list[FlowLine]:
    made = [FlowLine(label, count.households, count.people, sign) for label, count, sign in lines]  # type: ignore[attr-defined]
    return [line for line in made if line.sign == 0 or line.households or line.people]


def _sum(parts: Iterable[Stock]) -> Stock:
    return reduce(add, parts, Stock())


def _change(now: int, before: int | None) -> str:
    """ "giảm 139 hộ so với đầu năm"; empty when there is nothing to compare with."""
    if before is None:
        return ""
    if now == before:
        return _("không đổi so với đầu năm")
    words = _("giảm {count} hộ so với đầu năm") if now < before else _("tăng {count} hộ so với đầu năm")
    return words.format(count=number(abs(now - before)))
