from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from vuonlen.kernel.format import date_digits
from vuonlen.law import Standard
from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion
from vuonlen.sheets.columns import ColumnSpec, SheetSpec
from vuonlen.sheets.template.lists import Lists, choices_formula
from vuonlen.sheets.template.pages import HEADING_ROW, TemplateStyles, write_instructions, write_sheet

from ..import_kinds import KINDS

COMMUNES_WITH_VILLAGES = 60  # above, a list of villages a commune would outgrow the file


def write_template(
    *,
    kind: str,
    standard: Standard | None,
    place: PlaceVersion,
    path: Path,
    on: date,
    known: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
) -> None:
    """Write the workbook to fill in for a kind: instructions, sheets with drop-downs and hints, hidden lists.

    `standard` names the questions of form B (other kinds need none), `place` and `on` which communes and villages can
    be chosen, `known` the rows to start with, by sheet. Raises KeyError for an unknown kind, LawError when the
    standard's questions are not known.
    """
    chosen = KINDS[kind]
    sheets = chosen.sheets(standard.id if standard else "", None)
    about = f"{place.full_name} · địa giới ngày {date_digits(on)}" + (f" · {standard.name_vi}" if standard else "")
    communes = places.communes_under(place.place_id, on)[:COMMUNES_WITH_VILLAGES]
    with xlsxwriter.Workbook(path) as book:
        styles = TemplateStyles(book)
        write_instructions(book, styles, chosen.label, about, sheets)
        lists = Lists(book)
        for spec in sheets:
            formula = partial(_formula, lists, spec, communes, on)
            write_sheet(book, styles, spec, about, formula, (known or {}).get(spec.key, ()))


def _formula(lists: Lists, spec: SheetSpec, communes: list[PlaceVersion], on: date, column: ColumnSpec) -> str:
    keys = [one.key for one in spec.columns]
    cell = f"${chr(65 + keys.index('commune'))}{HEADING_ROW + 2}" if "commune" in keys else ""
    return choices_formula(lists, column, communes, cell, on)
