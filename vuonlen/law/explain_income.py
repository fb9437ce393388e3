"""The explanation of the income part: what is compared with which line."""

from dataclasses import dataclass
from datetime import date

from vuonlen.kernel.format import money
from vuonlen.law.classify import Classification
from vuonlen.law.engine import day_period, law_on
from vuonlen.law.facts import FACTS
from vuonlen.law.sources import GRADES_VI, Source, grade_of, sources_of


@dataclass(frozen=True)
class IncomePart:
    """Income of the household against the lines.

    `value` and `line` are points or VND per person and month, `None` where not known. `poor_line` is the
    income-only line of the standard of 2016. `at_or_under_line` is `None` where not known.
    """

    basis: str | None
    basis_vi: str
    value: int | None
    line: int | None
    poor_line: int | None
    at_or_under_line: bool | None
    at_or_under_poor_line: bool | None
    text_vi: str
    sources: tuple[Source, ...]
    verification: str | None
    verification_vi: str | None


def income_part(found: Classification, on: date) -> IncomePart:
    """Explain the income of one classified household."""
    codes = FACTS["income_basis"].codes
    basis_code = found.population.column("income_basis")[0]
    urban = found.population.column("is_urban")[0]
    fact = "income_points" if codes[basis_code] == "points" else "measured_income_per_head"
    if basis_code < 0 or urban < 0 or found.population.unanswered(fact)[0]:
        return _unknown(None if basis_code < 0 else codes[basis_code])
    place = "urban" if urban else "rural"
    return _known(found, on, codes[basis_code], fact, place)


def _unknown(basis: str | None) -> IncomePart:
    text = "Chưa xác định được thu nhập của hộ so với chuẩn"
    return IncomePart(basis, _basis_vi(basis), None, None, None, None, None, text, (), None, None)


def _basis_vi(basis: str | None) -> str:
    if basis is None:
        return "Chưa chọn cách xác định thu nhập"
    fact = FACTS["income_basis"]
    return fact.labels_vi[fact.codes.index(basis)]


def _known(found: Classification, on: date, basis: str, fact: str, place: str) -> IncomePart:
    tree = "points" if basis == "points" else "income"
    law = law_on(on)[tree]
    value = found.population.column(fact)[0].item()
    line, poor_line = law.line[place], law.poor_line._children.get(place)
    paths = (f"{tree}.line.{place}", *([f"{tree}.poor_line.{place}"] if poor_line is not None else []))
    grade = grade_of(paths, on)
    return IncomePart(
        basis=basis,
        basis_vi=_basis_vi(basis),
        value=value,
        line=line,
        poor_line=poor_line,
        at_or_under_line=_says(found, on, "income_at_or_under_line"),
        at_or_under_poor_line=_says(found, on, "income_at_or_under_poor_line"),
        text_vi=_text(basis, value, line, poor_line, place),
        sources=sources_of(paths, on),
        verification=grade,
        verification_vi=GRADES_VI[grade],
    )


def _says(found: Classification, on: date, variable: str) -> bool:
    return bool(found.simulation.calculate(variable, day_period(on))[0])


def _text(basis: str, value: int, line: int, poor_line: int | None, place: str) -> str:
    where = "thành thị" if place == "urban" else "nông thôn"
    written = (lambda amount: f"{amount} điểm") if basis == "points" else money
    what = "Tổng điểm B1" if basis == "points" else "Thu nhập bình quân một người một tháng"
    text = f"{what} là {written(value)}, {_compare(value, line)} chuẩn {where} là {written(line)}"
    if poor_line is not None:
        text += f", {_compare(value, poor_line)} mức nghèo chỉ xét thu nhập là {written(poor_line)}"
    return text


def _compare(value: int, line: int) -> str:
    return "không quá" if value <= line else "cao hơn"
