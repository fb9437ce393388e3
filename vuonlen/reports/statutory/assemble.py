"""From counts to the filled tables of an area."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.format import number as written
from vuonlen.registry.models.ethnicities import ETHNICITIES, KINH

from ..tables import Absent, Column, Counted, Form, OutsideRate, Rate, ReportTables, Row, Table, forms_of
from ..tables.statutory_forms import GROUPS_UNSAID, NEAR_POOR_FROM
from .area import Area
from .cells import Counts, drawable, read_counts
from .lines import UNCONFIRMED, Line, unconfirmed_name
from .needed import FORMS_OF_GROUPS, counted_for
from .waiting import ELSEWHERE

TWO_TIERS_FROM = date(2025, 7, 1)  # no districts and no townships any more
ETHNIC_COLUMNS = 10  # more would not fit a page; the rest share a column


@dataclass(frozen=True)
class StatutoryTables:
    """The tables of an area with the forms they were drawn on; `head` is what the letterhead reads."""

    area: Area
    forms: dict[int, Form]
    tables: ReportTables
    head: "TableHead"


@dataclass(frozen=True)
class TableHead:
    """Whose tables they are and of when, as the letterhead asks."""

    year: int
    place_kind: str
    place_name: str
    province: str
    opening_on: date | None
    reviewed_on: date
    closing_on: date

    @property
    def full_name(self) -> str:
        """Kind and name: "Huyện Hải Hà"."""
        return f"{self.place_kind} {self.place_name}".strip()


def draw_tables(area: Area, only: int | None = None) -> StatutoryTables:
    """Count and fill every table that the area has data for; whether they balance is for `breaks` to say.

    `only` names the one table to count and fill; of the others there are the forms then.
    """
    counts = read_counts(area) if only is None else read_counts(area, counted_for(area, only))
    forms = {form.number: form for form in forms_of(area.standard, chosen_ethnicities(counts), area.indigenous)}
    lines = _with_unconfirmed(area, counts)
    drawn = [
        _table(form, lines, counts)
        for form in forms.values()
        if drawable(area, form.number) and only in (None, form.number)
    ]
    tables = ReportTables(
        all=tuple(drawn),
        remark=_remark(area, counts),
        place_heading=_place_heading(area),
        notes={number: _note(form, counts) for number, form in forms.items() if form.note},
    )
    return StatutoryTables(area, forms, tables, head_of(area))


def forms_for(area: Area) -> dict[int, Form]:
    """The forms of the area without drawing them: the ethnic columns need a count of table 9 only."""
    chosen = chosen_ethnicities(read_counts(area, (9,)))
    return {form.number: form for form in forms_of(area.standard, chosen, area.indigenous)}


def chosen_ethnicities(counts: Counts) -> list[str]:
    """The minorities with most listed households, in the order of the national list."""
    found: Counter[str] = Counter()
    for (form, _stratum, code, _unit), households in counts.items():
        position = code % NEAR_POOR_FROM
        if form == 9 and position and ETHNICITIES[position - 1] != KINH:
            found[ETHNICITIES[position - 1]] += households
    most = {name for name, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:ETHNIC_COLUMNS]}
    return [name for name in ETHNICITIES if name in most]


def _note(form: Form, counts: Counts) -> str:
    """The form's own note, and how many listed households the groups are not known of: not said is not "no"."""
    unsaid = sum(
        households
        for (table, _stratum, count, _unit), households in counts.items()
        if (table, count) == (8, GROUPS_UNSAID)
    )
    if form.number not in FORMS_OF_GROUPS or not unsaid:
        return str(form.note)
    gap = _(
        "%(count)s hộ nghèo, cận nghèo có phiếu chưa ghi đủ hai mục không có khả năng lao động, có người có công, nên "
        "chưa được tính ở các cột đó."
    )
    return f"{form.note} {gap % {'count': written(unsaid)}}"


def _with_unconfirmed(area: Area, counts: Counts) -> tuple[Line, ...]:
    """A line for households that wait for their unit, when there are any."""
    waiting = any(unit == UNCONFIRMED for *_, unit in counts) and not area.by_village
    return (*area.lines, Line(UNCONFIRMED, unconfirmed_name())) if waiting else area.lines


def _table(form: Form, lines: Sequence[Line], counts: Counts) -> Table:
    rows = [
        Row(line.name, stratum, _line(form, stratum, _units(lines, position), counts), line.unit, line.members)
        for position, line in enumerate(lines)
        for stratum in form.strata
    ]
    own = [line.unit for line in lines if not line.members]
    totals = [Row(_("TỔNG CỘNG"), stratum, _line(form, stratum, own, counts)) for stratum in form.strata]
    return Table(form, tuple(rows), tuple(totals))


def _units(lines: Sequence[Line], position: int) -> list[int]:
    line = lines[position]
    under = [one.unit for one in lines[position + 1 : position + 1 + line.members]]
    return under or [line.unit]


def _line(form: Form, stratum: Counted, units: Iterable[int], counts: Counts) -> dict[int, int]:
    units = list(units)
    return {
        column.number: sum(counts.get((number, str(stratum), count, unit), 0) for count in codes for unit in units)
        for column in form.columns
        if (found := _source(form, column)) is not None
        for number, codes in [found]
    }


def _source(form: Form, column: Column) -> tuple[int, tuple[int, ...]] | None:
    """Which counts fill a column; None for a rate of columns of the same line and for what is not known."""
    match column.formula:
        case Rate() | Absent():
            return None
        case OutsideRate(other, part, _whole):
            return other, (part,)
    rated = next((one.formula.form for one in form.columns if isinstance(one.formula, OutsideRate)), form.number)
    return rated, column.counted_as


def head_of(area: Area) -> TableHead:
    """What the letterhead reads of an area."""
    return TableHead(
        year=area.review.year,
        place_kind=area.place.kind,
        place_name=area.place.name,
        province=area.province,
        opening_on=area.opening_on,
        reviewed_on=area.review.reviewed_on,
        closing_on=area.closing_on,
    )


def _remark(area: Area, counts: Counts) -> str:
    parts = []
    if not area.is_of_the_time:
        parts.append(_("Số liệu theo địa giới ngày %(day)s.") % {"day": date_digits(area.boundaries_on)})
    if outside := counts.get((1, str(Counted.BOTH), 1, ELSEWHERE), 0):
        left_out = _("Chưa gồm %(count)s hộ của xã bị chia, đang chờ xác nhận xã mới.")
        parts.append(left_out % {"count": written(outside)})
    if area.version > 1:
        parts.append(_("Bản phát hành lần %(version)s, thay các bản trước.") % {"version": area.version})
    return " ".join(parts)


def draft_mark() -> str:
    """What stands on every page of tables that no decision carries."""
    return _("BẢN NHÁP – chưa có quyết định")


def _place_heading(area: Area) -> str:
    if area.by_village:
        return _("Thôn, khu dân cư")
    return _("Xã, phường, đặc khu") if area.boundaries_on >= TWO_TIERS_FROM else _("Xã, thị trấn")
