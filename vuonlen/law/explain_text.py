"""The explanation in Vietnamese sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from vuonlen.kernel.format import date_digits, money
from vuonlen.law.classify import STATUS_CODES, Classification
from vuonlen.law.engine import law_on
from vuonlen.law.explain_income import IncomePart
from vuonlen.law.explain_indicators import IndicatorPart
from vuonlen.law.wording import in_sentence

if TYPE_CHECKING:
    from vuonlen.law.explain import Explanation


def conclusion_vi(found: Classification, on: date, income: IncomePart) -> str:
    """Say in one sentence which class the household has and why."""
    status = STATUS_CODES[found.outcome.status[0]]
    if status == "undetermined":
        return _undetermined(found)
    count = int(found.outcome.deprivation_count[0])
    minimum = law_on(on).deprivation.minimum_count
    if status == "poor" and income.at_or_under_poor_line:
        return "Hộ nghèo, vì thu nhập không quá mức nghèo chỉ xét thu nhập."
    if status == "poor":
        return f"Hộ nghèo, vì thu nhập không quá chuẩn và thiếu hụt {count} chỉ số (từ {minimum} chỉ số trở lên)."
    if status == "near_poor":
        return f"Hộ cận nghèo, vì thu nhập không quá chuẩn và thiếu hụt {count} chỉ số (dưới {minimum} chỉ số)."
    if status == "average_living_standard":
        return _average(found, on)
    return _not_poor(income)


def _undetermined(found: Classification) -> str:
    lower, upper = int(found.outcome.deprivation_lower[0]), int(found.outcome.deprivation_upper[0])
    missing = int(found.outcome.missing_count[0])
    return (
        f"Chưa xác định được loại hộ, vì phiếu còn thiếu {missing} dữ kiện; "
        f"số chỉ số thiếu hụt nằm trong khoảng từ {lower} đến {upper}."
    )


def _average(found: Classification, on: date) -> str:
    line = law_on(on).income.average_living_line
    top = line.urban if found.population.column("is_urban")[0] else line.rural
    return f"Hộ có mức sống trung bình, vì thu nhập đo được cao hơn chuẩn nhưng không quá {money(top)}."


def _not_poor(income: IncomePart) -> str:
    text = "Hộ không nghèo, vì thu nhập cao hơn chuẩn"
    if income.basis == "points":
        return f"{text}; muốn xét mức sống trung bình phải khảo sát thu nhập, điểm B1 không đủ."
    return f"{text} và cao hơn mức sống trung bình."


def warnings_vi(income: IncomePart, indicators: Sequence[IndicatorPart]) -> Iterator[str]:
    """Yield the warnings: what the result rests on that nobody has checked in the act."""
    unsure = [
        f"chỉ số {part.number} ({in_sentence(part.name_vi)})"
        for part in indicators
        if part.verification == "unverified"
    ]
    if income.verification == "unverified":
        unsure.insert(0, "chuẩn thu nhập")
    if unsure:
        yield f"Kết quả dựa vào quy định chưa kiểm chứng trong văn bản ở: {', '.join(unsure)}."


def text_of(explanation: Explanation) -> str:
    """Write the whole explanation, one thing a line."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    days = f"áp dụng ngày {date_digits(explanation.on)}; tính tuổi ngày {date_digits(explanation.aged_on)}"
    yield f"{explanation.standard_vi}, {days}."
    yield f"Kết quả: {explanation.status_vi}."
    yield explanation.conclusion_vi
    yield f"Thu nhập: {explanation.income.text_vi}{_credit(explanation.income)}."
    yield _count_line(explanation)
    if explanation.low_income:
        yield explanation.low_income.text_vi
    for part in explanation.indicators:
        yield from _indicator_lines(part)
    if explanation.missing:
        yield "Còn thiếu:"
        yield from (f"- {_missing_line(one.person, one.label_vi)}" for one in explanation.missing)
    yield from explanation.warnings_vi


def _count_line(explanation: Explanation) -> str:
    if explanation.deprivation_count is None:
        return f"Số chỉ số thiếu hụt: từ {explanation.deprivation_lower} đến {explanation.deprivation_upper}."
    return f"Số chỉ số thiếu hụt: {explanation.deprivation_count} (điểm B2: {explanation.deprivation_points})."


def _indicator_lines(part: IndicatorPart) -> Iterator[str]:
    yield f"{part.number}. {part.name_vi}: {part.verdict_vi}."
    yield from (f"   - {decider.text_vi}." for decider in part.decided_by)
    yield f"   {part.rule_vi}{_credit(part)}"


def _credit(part: IncomePart | IndicatorPart) -> str:
    if not part.verification:
        return ""
    acts = "; ".join(dict.fromkeys(source.title for source in part.sources))
    return f" [{acts}; {part.verification_vi}]"


def _missing_line(person: int | None, label: str) -> str:
    return label if person is None else f"Thành viên {person + 1}: {in_sentence(label)}"
