"""Form B by the file: what the standard asks of each household and of each member, two sheets."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from vuonlen.law import required_facts
from vuonlen.sheets.columns import ColumnSpec, SheetSpec, column

from .households import NUMBER

UNITS = {"m2": "m²", "points": "điểm", "VND/person/month": "đồng/người/tháng"}
YES_NO = {"true": "Có", "false": "Không"}
CODE = column("household_code", "Mã hộ", "Mã hộ trong sổ, ví dụ 06925-000123.", width=16, required=True,
              is_text=True, example="06925-000123")  # fmt: skip
NAME = column("full_name", "Họ và tên", "Đúng như trong sổ hộ.", width=26, required=True, aliases=("Họ tên",))
BIRTH = column(
    "birth_date", "Ngày sinh", "Đúng như trong sổ hộ; dùng để phân biệt người trùng tên.", required=True, is_text=True
)
PERSON_CODE = column(
    "person_code", "Mã thành viên", "Hệ thống ghi sẵn; để trống khi tự thêm dòng.", width=14, needed=False, is_text=True
)
HEAD = column("head", "Chủ hộ", "Để dễ đọc; hệ thống không dùng cột này.", width=26, needed=False)


@lru_cache(maxsize=16)
def form_sheets(standard: str, on: date | None = None) -> tuple[SheetSpec, ...]:
    """The two sheets for a standard (and a day of it). Raises LawError when its indicators are not known."""
    properties = required_facts(standard, on)["properties"]
    asked = _columns(properties["household"]["properties"])
    asked_of_person = _columns(properties["persons"]["items"]["properties"])
    return (
        SheetSpec("households", "Hộ", "PHIẾU B - PHẦN HỘ", (CODE, HEAD, *asked),
                  has_siblings=True),
        SheetSpec("persons", "Thành viên", "PHIẾU B - PHẦN THÀNH VIÊN",
                  (CODE, NAME, BIRTH, NUMBER, PERSON_CODE, *asked_of_person), has_siblings=True),
    )  # fmt: skip


def _columns(facts: Mapping[str, Mapping[str, Any]]) -> tuple[ColumnSpec, ...]:
    return tuple(_column(code, fact) for code, fact in facts.items() if fact["x-source"] == "form")


def _column(code: str, fact: Mapping[str, Any]) -> ColumnSpec:
    kind = "codes" if "items" in fact else "choice" if "enum" in fact else fact["type"][0]
    choices = fact["x-labels"] if kind in ("choice", "codes") else YES_NO if kind == "boolean" else {}
    heading = f"{fact['title']} ({UNITS[fact['x-unit']]})" if "x-unit" in fact else fact["title"]
    needed = bool(fact["x-required-when"])  # a file made before the form recorded these is still taken
    return ColumnSpec(
        code, heading, _hint(kind, fact), width=18, needed=needed, choices=choices, kind=kind, aliases=(fact["title"],)
    )


def _hint(kind: str, fact: Mapping[str, Any]) -> str:
    if kind == "codes":
        listed = "; ".join(f"{code} {word}" for code, word in fact["x-labels"].items())
        return f"Ghi số, cách nhau dấu chấm phẩy: {listed}."
    what = {"choice": "Chọn trong danh sách.", "boolean": "Có hoặc Không."}.get(kind, "Ghi bằng chữ số.")
    return what if {} in fact["x-required-when"] else f"{what} Để trống nếu phiếu không hỏi người, hộ này."
