"""What this package refuses to compute, and why.

OpenFisca answers a default value where no formula applies. A default would be a false answer about a
household, so each variable that rests on a table which is not known carries one of these as its formula.
"""

from typing import Any, NoReturn

INDICATOR_CUTOFFS_2027 = "bảng chỉ số và ngưỡng thiếu hụt của chuẩn nghèo đa chiều 2027-2030"
POINTS_2027 = "tổng điểm B1 tương ứng với chuẩn thu nhập 2027-2030"
LINES_2027 = "mức thu nhập của hộ có mức sống trung bình và người lao động có thu nhập thấp 2027-2030"
B1_ITEMS_2022 = "bảng điểm ước tính thu nhập B1 của giai đoạn 2022-2025"
DECREE_2027 = "351/2025/NĐ-CP"
CIRCULAR_2022 = "02/2022/TT-BLĐTBXH, Phụ lục III"


class MissingTableError(LookupError):
    """A table of the law is not loaded, so the answer cannot be computed.

    Attributes:
        table: Vietnamese name of the missing table.
        act: number of the act that holds it.
    """

    def __init__(self, table: str, act: str) -> None:
        super().__init__(f"Chưa có {table}. Văn bản chứa bảng này: {act}. Hãy nạp bảng từ văn bản rồi tính lại.")
        self.table = table
        self.act = act


class NoStandardError(LookupError):
    """No standard known here rules on the matter on that day."""

    def __init__(self, day: str) -> None:
        super().__init__(f"Không có chuẩn nghèo đa chiều quốc gia nào quy định nội dung này cho ngày {day}.")
        self.day = day


def refuse_without_standard(population: Any, period: Any) -> NoReturn:
    """Refuse a day on which no standard rules on the matter, such as one before 2016."""
    raise NoStandardError(str(period.start))


def refuse_indicator_cutoffs(population: Any, period: Any) -> NoReturn:
    """Refuse an indicator of the standard of 2027-2030, whose cut-offs are not known."""
    _refuse_after_2030(period)
    raise MissingTableError(INDICATOR_CUTOFFS_2027, DECREE_2027)


def refuse_lines(population: Any, period: Any) -> NoReturn:
    """Refuse what needs an income line of 2027-2030 that is not known."""
    _refuse_after_2030(period)
    raise MissingTableError(LINES_2027, DECREE_2027)


def refuse_points(period: Any) -> NoReturn:
    """Refuse income points from 2027 on: the totals are not known."""
    _refuse_after_2030(period)
    raise MissingTableError(POINTS_2027, DECREE_2027)


def _refuse_after_2030(period: Any) -> None:
    if period.start.year > 2030:
        raise NoStandardError(str(period.start))
