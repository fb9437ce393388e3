"""Which members of a household are workers with low income, and why the others are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vuonlen.kernel.format import date_digits, money
from vuonlen.law.classify import STATUS_CODES, STATUS_LABELS, UNDETERMINED, Classification
from vuonlen.law.engine import day_period, law_on
from vuonlen.law.facts import FACTS
from vuonlen.law.sources import GRADES_VI, Source, grade_of, sources_of
from vuonlen.law.wording import in_sentence

_LINE = "income.low_income_worker_line"
_EXCLUDED = ("poor", "near_poor")


@dataclass(frozen=True)
class WorkersPart:
    """Workers with low income in one household (Nghị định 30/2025/NĐ-CP).

    `workers` has one flag for each person of the sheet. `line` is VND per person and month, None on a day without one.
    """

    line: int | None
    workers: tuple[bool, ...]
    text_vi: str
    sources: tuple[Source, ...]
    verification: str | None
    verification_vi: str | None


def workers_part(found: Classification, on: date, names: Sequence[str]) -> WorkersPart:
    """Explain the workers of one classified household; nobody is one while the sheet leaves the outcome open."""
    nobody = (False,) * len(names)
    place = "urban" if found.population.column("is_urban")[0] == 1 else "rural"
    lines = law_on(on).income._children.get("low_income_worker_line")
    line = lines._children.get(place) if lines is not None else None
    if line is None:
        text = f"Ngày {date_digits(on)} chưa có mức thu nhập của người lao động có thu nhập thấp."
        return WorkersPart(None, nobody, text, (), None, None)
    path = (f"{_LINE}.{place}",)
    grade = grade_of(path, on)
    workers = _workers(found, on) if found.outcome.status[0] != UNDETERMINED else nobody
    text = _text(found, line, place, [name for name, works in zip(names, workers, strict=True) if works])
    return WorkersPart(line, workers, text, sources_of(path, on), grade, GRADES_VI[grade])


def _workers(found: Classification, on: date) -> tuple[bool, ...]:
    """A member whose work nobody was asked about is not one, whatever stands in for the answer."""
    said = found.simulation.calculate("low_income_worker", day_period(on))
    return tuple((said & ~found.population.unanswered("employment_situation")).tolist())


def _text(found: Classification, line: int, place: str, named: Sequence[str]) -> str:
    status = int(found.outcome.status[0])
    measured = FACTS["income_basis"].codes.index("measured")
    if status == UNDETERMINED:
        return "Chưa xác định được người lao động có thu nhập thấp, vì phiếu còn thiếu dữ kiện."
    if found.population.column("income_basis")[0] != measured:
        return "Chưa xác định được người lao động có thu nhập thấp: phải đo thu nhập 12 tháng, điểm B1 không đủ."
    if STATUS_CODES[status] in _EXCLUDED:
        listed = in_sentence(STATUS_LABELS[status])
        return f"Hộ không có người lao động có thu nhập thấp, vì theo phiếu đây là {listed}."
    where = "thành thị" if place == "urban" else "nông thôn"
    income = int(found.population.column("measured_income_per_head")[0])
    compared = f"thu nhập bình quân {money(income)} một người một tháng"
    if income > line:
        return f"Hộ không có người lao động có thu nhập thấp, vì {compared}, cao hơn mức {where} {money(line)}."
    if not named:
        return "Hộ không có người lao động có thu nhập thấp, vì không có thành viên nào đang làm việc."
    return f"Người lao động có thu nhập thấp: {', '.join(named)}; {compared}, không quá mức {where} {money(line)}."
