"""Why a household has its class: for the officer, the household and the inspector, as data and as text."""

from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from typing import Any

from vuonlen.law.classify import STATUS_CODES, STATUS_LABELS, Classification, classification
from vuonlen.law.columns import FactSheet, encode
from vuonlen.law.completeness import MissingFact, missing_list
from vuonlen.law.engine import law_on
from vuonlen.law.explain_income import IncomePart, income_part
from vuonlen.law.explain_indicators import IndicatorPart, indicator_parts
from vuonlen.law.explain_text import conclusion_vi, text_of, warnings_vi
from vuonlen.law.explain_workers import WorkersPart, workers_part


@dataclass(frozen=True)
class Explanation:
    """The explanation of one household.

    `deprivation_count` and `deprivation_points` are `None` where the class is undetermined; then the bounds
    say how far the count can go. `low_income` is there when the workers with low income were asked for.
    """

    standard: str
    standard_vi: str
    law_version: str
    on: date
    aged_on: date
    status: str
    status_vi: str
    conclusion_vi: str
    income: IncomePart
    deprivation_count: int | None
    deprivation_points: int | None
    deprivation_lower: int
    deprivation_upper: int
    indicators: tuple[IndicatorPart, ...]
    missing: tuple[MissingFact, ...]
    warnings_vi: tuple[str, ...]
    low_income: WorkersPart | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the explanation as JSON-serialisable data, dates as ISO text."""
        return _plain(self)

    def as_text(self) -> str:
        """Return the explanation as Vietnamese text of several lines."""
        return text_of(self)


def explain(
    facts: FactSheet,
    on: date,
    *,
    aged_on: date | None = None,
    names: Sequence[str] | None = None,
    low_income: bool = False,
) -> Explanation:
    """Explain the class of one household.

    Args:
        facts: the fact sheet.
        on: the day of the law.
        aged_on: the day on which ages are counted.
        names: names of the persons in the order of the sheet, by default "Thành viên 1" and so on.
        low_income: whether to say which members are workers with low income.

    Raises:
        LawError: as `encode` and `classify`.
    """
    found = classification(*encode([facts]), on, aged_on)
    missing = missing_list(found.population, found.missing)
    called = _called(names or (), len(facts["persons"]))
    said = _explanation(found, on, missing, called)
    return replace(said, low_income=workers_part(found, on, called)) if low_income else said


def _called(names: Sequence[str], count: int) -> list[str]:
    """Return a name for each member; those without one are numbered."""
    given = [*names[:count], *[""] * (count - len(names))]
    return [name or f"Thành viên {number}" for number, name in enumerate(given, start=1)]


def missing_facts(facts: FactSheet, on: date, *, aged_on: date | None = None) -> list[MissingFact]:
    """List the facts that one sheet still lacks for an outcome."""
    found = classification(*encode([facts]), on, aged_on)
    return missing_list(found.population, found.missing)


def _explanation(found: Classification, on: date, missing: Sequence[MissingFact], names: Sequence[str]) -> Explanation:
    outcome = found.outcome
    status = int(outcome.status[0])
    count = int(outcome.deprivation_count[0])
    income = income_part(found, on)
    indicators = indicator_parts(found, on, names)
    return Explanation(
        standard=found.standard.id,
        standard_vi=found.standard.name_vi,
        law_version=outcome.law_version,
        on=on,
        aged_on=found.population.households["aged_on"][0].item(),
        status=STATUS_CODES[status],
        status_vi=STATUS_LABELS[status],
        conclusion_vi=conclusion_vi(found, on, income),
        income=income,
        deprivation_count=count if count >= 0 else None,
        deprivation_points=count * law_on(on).deprivation.points_per_indicator if count >= 0 else None,
        deprivation_lower=int(outcome.deprivation_lower[0]),
        deprivation_upper=int(outcome.deprivation_upper[0]),
        indicators=indicators,
        missing=tuple(missing),
        warnings_vi=tuple(warnings_vi(income, indicators)),
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):  # not `asdict`: its deep copies take longer than the law
        return {key: _plain(entry) for key, entry in vars(value).items()}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
