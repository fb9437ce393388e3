from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from vuonlen.kernel.format import date_digits
from vuonlen.law import Standard
from vuonlen.places.models import PlaceVersion
from vuonlen.sheets.imports.kinds import import_kinds
from vuonlen.sheets.template.book import write_book

from ..place_lists import place_lists


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
    chosen = import_kinds()[kind]
    sheets = chosen.sheets(standard.id if standard else "", None)
    about = f"{place.full_name} · địa giới ngày {date_digits(on)}" + (f" · {standard.name_vi}" if standard else "")
    write_book(path, label=chosen.label, about=about, sheets=sheets, offered=place_lists(place, on), known=known)
