"""The acts that papers quote, and the offices that receive them, by date.

They stand in `openfisca_vietnam/quoted`: no formula reads them, so they are no part of the law version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

import openfisca_vietnam
from vuonlen.kernel.format import date_digits
from vuonlen.law.errors import NoActError
from vuonlen.law.messages import NO_ACT
from vuonlen.law.sources import Source

_QUOTED = Path(openfisca_vietnam.__file__).parent / "quoted"
_RANKS = ("Luật", "Nghị định", "Quyết định", "Thông tư")  # the highest first


class Purpose(StrEnum):
    """What an act is quoted for. The kinds of review are purposes too: the act by which they are held."""

    LOCAL_GOVERNMENT = "local_government"
    STANDARD = "standard"
    PROCEDURE = "procedure"
    GUIDANCE = "guidance"
    ANNUAL = "annual"
    IN_YEAR_ENTRY = "in_year_entry"
    IN_YEAR_EXIT = "in_year_exit"
    AVERAGE_LIVING = "average_living"
    LOW_INCOME_WORKER = "low_income_worker"

    @property
    def says(self) -> str:
        """What such an act does, inside a sentence."""
        return _SAYS[self]


_SAYS = {
    Purpose.LOCAL_GOVERNMENT: "quy định tổ chức chính quyền địa phương",
    Purpose.STANDARD: "quy định chuẩn nghèo",
    Purpose.PROCEDURE: "quy định trình tự rà soát",
    Purpose.GUIDANCE: "hướng dẫn rà soát",
    Purpose.ANNUAL: "quy định rà soát hằng năm",
    Purpose.IN_YEAR_ENTRY: "quy định rà soát bổ sung trong năm",
    Purpose.IN_YEAR_EXIT: "quy định rà soát hộ thoát nghèo trong năm",
    Purpose.AVERAGE_LIVING: "quy định xác định hộ có mức sống trung bình",
    Purpose.LOW_INCOME_WORKER: "quy định xác định người lao động có thu nhập thấp",
}


@dataclass(frozen=True)
class Act:
    """An act and the days from and to which it is quoted, both inclusive; None: not limited by what we know.

    `title` continues the number in a sentence; of an act that amends another it ends before that act. `number` is ""
    for a law that is named without one. `forms` names the forms that the act annexes, by what they are for.
    """

    kind: str  # "Nghị định"
    number: str  # "07/2021/NĐ-CP"
    title: str
    short_title: str
    issuer: str  # who signs: "Bộ trưởng Bộ …"
    issuing_body: str  # whose act it is: "Bộ …"
    signed_on: date | None
    cites_day: bool  # papers write the day of signing
    amends: "Act | None"
    applies_from: date | None
    applies_to: date | None
    purposes: frozenset[Purpose]
    forms: Mapping[str, str]
    sources: tuple[Source, ...]
    verification: str  # "official" | "secondary" | "unverified"

    @property
    def name(self) -> str:
        """Kind and number: "Nghị định số 07/2021/NĐ-CP"; of a law without number kind and title."""
        return f"{self.kind} số {self.number}" if self.number else f"{self.kind} {self.title}"

    def applies(self, on: date) -> bool:
        """Whether the act is quoted on a day."""
        return (self.applies_from or date.min) <= on <= (self.applies_to or date.max)


def acts_on(on: date, *purposes: Purpose) -> tuple[Act, ...]:
    """Return the acts that a paper of a day quotes for its purposes, each once, in the order of rank and age.

    Raises:
        NoActError: LUAT-014, for one of the purposes no act is known on the day.
    """
    there = [act for act in _acts() if act.applies(on)]
    for purpose in purposes:
        if not any(purpose in act.purposes for act in there):
            raise NoActError(NO_ACT, what=purpose.says, day=date_digits(on))
    return tuple(act for act in there if act.purposes & set(purposes))


def form_on(on: date, purpose: Purpose, form: str) -> tuple[str, Act] | None:
    """Return the name of a form, such as "Mẫu số 02", and the act that annexes it; None when not known for the day."""
    for act in _acts():
        if purpose in act.purposes and form in act.forms and act.applies(on):
            return act.forms[form], act
    return None


def office_on(on: date, office: str) -> str | None:
    """Return what an office is called on a day, by the file's name in `quoted/offices`; None when not known."""
    history = {start: name for start, name in _offices()[office].items() if start <= on}
    return history[max(history)] if history else None


@lru_cache(maxsize=1)
def _acts() -> tuple[Act, ...]:
    told = [_read(path) for path in sorted((_QUOTED / "acts").glob("*.yaml"))]
    known: dict[str, Act] = {}
    for one in sorted(told, key=lambda one: "amends" in one):  # an act after the one that it amends
        act = _act(one, known)
        known[act.number or act.name] = act
    return tuple(sorted(known.values(), key=_order))


@lru_cache(maxsize=1)
def _offices() -> dict[str, dict[date, str | None]]:
    return {path.stem: _read(path)["values"] for path in (_QUOTED / "offices").glob("*.yaml")}


def _read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _act(told: dict[str, Any], known: Mapping[str, Act]) -> Act:
    issuer = told.get("issuer", "")
    return Act(
        kind=told["kind"],
        number=told.get("number", ""),
        title=told["title"],
        short_title=told.get("short_title", told["title"]),
        issuer=issuer,
        issuing_body=told.get("issuing_body", issuer),
        signed_on=told.get("signed_on"),
        cites_day=told.get("cites_day", True),
        amends=known[told["amends"]] if "amends" in told else None,
        applies_from=told.get("applies_from"),
        applies_to=told.get("applies_to"),
        purposes=frozenset(map(Purpose, told["purposes"])),
        forms=told.get("forms", {}),
        sources=tuple(Source(one["title"], one.get("href")) for one in told["metadata"]["reference"]),
        verification=told["metadata"]["verification"],
    )


def _order(act: Act) -> tuple[int, int, int]:
    """Rank, then year and number: "07/2021/NĐ-CP" stands before "30/2025/NĐ-CP"."""
    number, year = (act.number.split("/") + ["", ""])[:2]
    return _RANKS.index(act.kind), int(year or 0), int(number or 0)
