"""The national standards, read from the parameters of `openfisca_vietnam`."""

from dataclasses import dataclass
from datetime import date, timedelta

from openfisca_vietnam.refusals import DECREE_2027, INDICATOR_CUTOFFS_2027
from vuonlen.kernel.format import date_digits
from vuonlen.law.engine import parameter
from vuonlen.law.errors import LawError, MissingTableError, NoStandardError
from vuonlen.law.messages import MISSING_TABLE, NO_STANDARD, UNKNOWN_STANDARD


@dataclass(frozen=True)
class Indicator:
    """One of the indicators of deprivation: its code, its number in the standard and its Vietnamese names."""

    code: str
    number: int
    name_vi: str
    dimension_vi: str


@dataclass(frozen=True)
class Standard:
    """A national poverty standard and the days it applies to, both inclusive.

    `indicators` is empty, and `points_per_indicator` None, while the table of the act is not known.
    """

    id: str
    name_vi: str
    applies_from: date
    applies_to: date
    acts: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    points_per_indicator: int | None  # B2 points of one deprivation


def _indicators(codes: list[str] | None) -> tuple[Indicator, ...]:
    nodes = [(code, parameter(f"indicators.{code}")) for code in codes or []]
    return tuple(
        Indicator(code, number, node.description, node.metadata["dimension"])
        for number, (code, node) in enumerate(nodes, start=1)
    )


def _standards() -> tuple[Standard, ...]:
    node = parameter("standard.code")
    indicators, points = parameter("standard.indicators"), parameter("deprivation.points_per_indicator")
    history = sorted((value.instant_str, value.value) for value in node.values_list)
    result = []
    for (start, code), (following, _) in zip(history, history[1:], strict=False):
        result.append(
            Standard(
                id=code,
                name_vi=node.metadata["name"][start],
                applies_from=date.fromisoformat(start),
                applies_to=date.fromisoformat(following) - timedelta(days=1),
                acts=tuple(node.metadata["acts"][start]),
                indicators=_indicators(indicators.get_at_instant(start)),
                points_per_indicator=points.get_at_instant(start),
            )
        )
    return tuple(result)


#: Every standard that is known, oldest first.
STANDARDS = _standards()


def standard_on(on: date) -> Standard:
    """Return the standard in force on a day.

    Raises:
        NoStandardError: LUAT-001, no standard is known for the day.
    """
    for standard in STANDARDS:
        if standard.applies_from <= on <= standard.applies_to:
            return standard
    raise NoStandardError(
        NO_STANDARD,
        day=date_digits(on),
        first=date_digits(STANDARDS[0].applies_from),
        last=date_digits(STANDARDS[-1].applies_to),
    )


def complete_standard_on(on: date) -> Standard:
    """Return the standard in force on a day, provided that its indicators are known.

    Raises:
        NoStandardError: LUAT-001, no standard is known for the day.
        MissingTableError: LUAT-002, the table of indicators is not loaded.
    """
    standard = standard_on(on)
    if not standard.indicators:
        raise MissingTableError(MISSING_TABLE, day=date_digits(on), table=INDICATOR_CUTOFFS_2027, act=DECREE_2027)
    return standard


def standard_by_id(standard_id: str) -> Standard:
    """Return the standard of an identifier such as "mpi-2022-2025".

    Raises:
        LawError: LUAT-003, there is no such standard.
    """
    for standard in STANDARDS:
        if standard.id == standard_id:
            return standard
    known = ", ".join(standard.id for standard in STANDARDS)
    raise LawError(UNKNOWN_STANDARD, standard=standard_id, known=known)
