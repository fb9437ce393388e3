"""What in the register makes the tables contradict each other: which households, and which events are recorded."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.registry.models import Household, HouseholdEvent
from vuonlen.reviews.queries.movements_sql import FLOWS

from ..checks import faults_of
from ..errors import Break, Unbalanced
from ..messages import Message
from .area import Area
from .assemble import StatutoryTables
from .cells import rows_of
from .statements import census_of_lists

# From 2022 a household is poor only with three deprivations or more (Nghị định 07/2021/NĐ-CP, Điều 3).
LEAST_DEPRIVATIONS = {"mpi-2022-2025": 3}
NAMED = 5  # households named in the sentence; the screen lists all
EXPLAINS_NOTHING = (HouseholdEvent.Kind.PERSON_CORRECTED, HouseholdEvent.Kind.HEAD_CHANGED)

_OF_LISTED = """
SELECT id, classification_id IS NULL AS no_form,
       deprivation_count IS DISTINCT FROM (
         SELECT count(*) FROM unnest(deprivations) AS d WHERE d = ANY(%(indicators)s::text[])
       ) AS differs,
       status = 'poor' AND deprivation_count < %(least)s AS too_few
FROM roll ORDER BY id
"""

_UNEXPLAINED = """
SELECT DISTINCT flow.household FROM flow
WHERE flow.kind IN ('other_decrease', 'other_increase') AND flow.commune = ANY(%(communes)s)
  AND (flow.households <> 0 OR flow.people <> 0)
  AND NOT EXISTS (
    SELECT FROM registry_householdevent e WHERE e.household_id = flow.household
      AND e.happened_on > %(opening)s AND e.happened_on <= %(closing)s AND e.kind <> ALL(%(nothing)s))
ORDER BY 1
"""


def require_sound(drawn: StatutoryTables) -> None:
    """Raise Unbalanced with every contradiction of the tables and of the register behind them."""
    found = breaks_of(drawn)
    if found:
        raise Unbalanced(found)


def breaks_of(drawn: StatutoryTables) -> list[Break]:
    """Every contradiction; empty when the tables may be issued."""
    return [*(Break(fault) for fault in faults_of(drawn.tables)), *_register_breaks(drawn.area)]


def _register_breaks(area: Area) -> Iterator[Break]:
    rows = _rows(census_of_lists() + _OF_LISTED, area)
    without_form = [pk for pk, no_form, _differs, _few in rows if no_form]
    yield from _break(area, Message.LISTED_WITHOUT_FORM, without_form)
    yield from _break(
        area, Message.INDICATORS_DIFFER, [pk for pk, no_form, differs, _ in rows if differs and not no_form]
    )
    yield from _break(area, Message.POOR_WITH_FEW, [pk for pk, *_, few in rows if few], least=_least(area))
    if area.opening_on is not None:
        unexplained = [pk for (pk,) in _rows(FLOWS + _UNEXPLAINED, area)]
        days = {"opening": date_digits(area.opening_on), "closing": date_digits(area.closing_on)}
        yield from _break(area, Message.UNEXPLAINED, unexplained, **days)


def _least(area: Area) -> int:
    return LEAST_DEPRIVATIONS.get(area.review.standard, 0)


def _rows(statement: str, area: Area) -> list[tuple[Any, ...]]:
    given = {"least": _least(area), "nothing": [str(kind) for kind in EXPLAINS_NOTHING]}
    return rows_of(area, statement, given)


def _break(area: Area, message: Message, household_ids: list[int], **says: object) -> Iterator[Break]:
    if not household_ids:
        return
    shown = Household.objects.filter(pk__in=household_ids[:NAMED]).order_by("pk")
    names = ", ".join(_("%(head)s (%(code)s)") % {"head": one.head_name, "code": one.code} for one in shown)
    more = ", …" if len(household_ids) > NAMED else ""
    text = message.text(count=len(household_ids), names=names + more, **says)
    yield Break(text, tuple(household_ids), _events(area, household_ids))


def _events(area: Area, household_ids: list[int]) -> tuple[int, ...]:
    """What was recorded of these households in the period, for the person who has to find the gap."""
    events = HouseholdEvent.objects.filter(household_id__in=household_ids, happened_on__lte=area.closing_on)
    if area.opening_on is not None:
        events = events.filter(happened_on__gt=area.opening_on)
    return tuple(events.order_by("household_id", "happened_on", "pk").values_list("pk", flat=True))
