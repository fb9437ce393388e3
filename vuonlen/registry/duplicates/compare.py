"""How alike two records are: points for what agrees, points off for what does not, each with its words.

The weights follow how much each agreement says (many people share a name, few a whole birth date) and were set on
the known doubles of `benchmarks/duplicates.py`, which prints precision and recall.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from rapidfuzz.distance import DamerauLevenshtein

from ..models import BirthPrecision
from .folding import is_year_slip, swapped
from .records import Record

#: From this score a pair is put before a person.
RAISE_FROM = 70
_BEST = 100
_LONG_NAME = 10  # letters; two slips in a shorter name make another name


class Reason(Enum):
    """Member value: (code as stored, points, words)."""

    NUMBER_SAME = ("number_same", 100, gettext_noop("cùng số định danh cá nhân"))
    NUMBERS_DIFFER = ("numbers_differ", -30, gettext_noop("hai số định danh khác nhau"))
    NAME_SAME = ("name_same", 45, gettext_noop("họ tên giống hệt"))
    NAME_SAME_FOLDED = ("name_same_folded", 42, gettext_noop("họ tên giống nhau khi bỏ dấu"))
    NAME_SLIP = ("name_slip", 34, gettext_noop("họ tên khác một chữ cái"))
    NAME_CLOSE = ("name_close", 28, gettext_noop("họ tên gần giống"))
    NAME_WORD_MISSING = ("name_word_missing", 28, gettext_noop("họ tên thiếu một chữ"))
    BIRTH_SAME = ("birth_same", 35, gettext_noop("cùng ngày sinh"))
    BIRTH_SWAPPED = ("birth_swapped", 30, gettext_noop("ngày và tháng sinh đổi chỗ"))
    BIRTH_VAGUE = ("birth_vague", 22, gettext_noop("ngày sinh khớp ở phần đã biết"))
    BIRTH_YEAR_SLIP = ("birth_year_slip", 18, gettext_noop("cùng ngày, tháng sinh, năm sinh khác một chữ số"))
    BIRTH_DAY_SLIP = ("birth_day_slip", 15, gettext_noop("cùng năm sinh, ngày hoặc tháng khác nhau"))
    BIRTH_SAME_YEAR = ("birth_same_year", 4, gettext_noop("cùng năm sinh, ngày và tháng khác nhau"))
    SEX_SAME = ("sex_same", 5, gettext_noop("cùng giới tính"))
    SEX_DIFFERS = ("sex_differs", -25, gettext_noop("khác giới tính"))
    VILLAGE_SAME = ("village_same", 15, gettext_noop("cùng thôn"))
    COMMUNE_SAME = ("commune_same", 10, gettext_noop("cùng xã"))
    COMMUNE_OTHER = ("commune_other", 3, gettext_noop("khác xã"))
    ETHNICITY_SAME = ("ethnicity_same", 3, gettext_noop("cùng dân tộc"))
    ETHNICITY_DIFFERS = ("ethnicity_differs", -5, gettext_noop("khác dân tộc"))
    MAYBE_TWINS = ("maybe_twins", -25, gettext_noop("cùng một hộ, có thể là sinh đôi"))

    @property
    def code(self) -> str:
        return self.value[0]

    @property
    def points(self) -> int:
        return self.value[1]

    @property
    def words(self) -> str:
        """The reason as a person reads it."""
        return _(self.value[2])


BY_CODE = {reason.code: reason for reason in Reason}


@dataclass(frozen=True)
class Likeness:
    """The outcome of a comparison; `score` runs from 0 to 100."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def is_suspect(self) -> bool:
        return self.score >= RAISE_FROM


def compare(one: Record, other: Record) -> Likeness:
    """Compare two records; the order does not matter. A name or a birth date unlike the other ends it with 0."""
    if one.number is not None and one.number == other.number:
        return Likeness(_BEST, (Reason.NUMBER_SAME,))
    name, birth = _name(one, other), _birth(one, other)
    if name is None or birth is None:
        return Likeness(0, ())
    reasons = [name, birth, _sex(one, other), _place(one, other), _ethnicity(one, other)]
    if one.number is not None and other.number is not None:
        reasons.append(Reason.NUMBERS_DIFFER)
    if _may_be_twins(one, other, name):
        reasons.append(Reason.MAYBE_TWINS)
    score = sum(reason.points for reason in reasons)
    return Likeness(min(_BEST, max(0, score)), tuple(reasons))


def _name(one: Record, other: Record) -> Reason | None:
    if one.key == other.key:
        same = one.full_name.casefold() == other.full_name.casefold()
        return Reason.NAME_SAME if same else Reason.NAME_SAME_FOLDED
    slips = DamerauLevenshtein.distance(one.key, other.key, score_cutoff=2)
    if slips == 1:
        return Reason.NAME_SLIP
    if slips == 2 and min(len(one.key), len(other.key)) >= _LONG_NAME:
        return Reason.NAME_CLOSE
    return _words(one.key.split(), other.key.split())


def _words(one: list[str], other: list[str]) -> Reason | None:
    if sorted(one) == sorted(other):
        return Reason.NAME_CLOSE
    short, long = sorted((one, other), key=len)
    lacks_one = len(short) >= 2 and len(long) == len(short) + 1 and (short[0], short[-1]) == (long[0], long[-1])
    if lacks_one and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1)):
        return Reason.NAME_WORD_MISSING
    return None


def _birth(one: Record, other: Record) -> Reason | None:
    if one.birth_is_vague or other.birth_is_vague:
        return Reason.BIRTH_VAGUE if _agree_where_known(one, other) else None
    return _whole_birth(one.birth_date, other.birth_date)


def _whole_birth(first: date, second: date) -> Reason | None:
    if first == second:
        return Reason.BIRTH_SAME
    if swapped(first) == second:
        return Reason.BIRTH_SWAPPED
    if is_year_slip(first, second):
        return Reason.BIRTH_YEAR_SLIP
    if first.year != second.year:
        return None
    near = first.month == second.month or first.day == second.day
    return Reason.BIRTH_DAY_SLIP if near else Reason.BIRTH_SAME_YEAR


def _agree_where_known(one: Record, other: Record) -> bool:
    """Equal in the parts that both know: year, and month where neither is 1 January or the year only."""
    if one.birth_date.year != other.birth_date.year:
        return False
    only_year = any(_knows_only_year(record) for record in (one, other))
    return only_year or one.birth_date.month == other.birth_date.month


def _knows_only_year(record: Record) -> bool:
    return record.birth_is_vague and record.birth_precision != BirthPrecision.MONTH


def _sex(one: Record, other: Record) -> Reason:
    return Reason.SEX_SAME if one.sex == other.sex else Reason.SEX_DIFFERS


def _place(one: Record, other: Record) -> Reason:
    if one.village_id == other.village_id:
        return Reason.VILLAGE_SAME
    return Reason.COMMUNE_SAME if one.commune_id == other.commune_id else Reason.COMMUNE_OTHER


def _ethnicity(one: Record, other: Record) -> Reason:
    return Reason.ETHNICITY_SAME if one.ethnicity == other.ethnicity else Reason.ETHNICITY_DIFFERS


def _may_be_twins(one: Record, other: Record, name: Reason) -> bool:
    """Two children of one home born on one day bear like names; what differs is more than marks."""
    together = one.household_id == other.household_id != 0
    return together and name not in {Reason.NAME_SAME, Reason.NAME_SAME_FOLDED}
