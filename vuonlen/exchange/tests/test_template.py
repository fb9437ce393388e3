"""The template an officer opens: lists, hints, text columns; filled in, it comes back as it was meant."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from vuonlen.exchange.actions import commit_import, write_template
from vuonlen.exchange.kinds.households import ETHNICITY_NAMES, HOUSEHOLDS, RELATIONS, SEXES
from vuonlen.exchange.models import ImportBatch
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.tests.examples import tries
from vuonlen.kernel.tests.strategies import person_names
from vuonlen.law import standard_by_id
from vuonlen.places.queries import version_on
from vuonlen.registry.models import Household, Person
from vuonlen.registry.testing import scope_for

from .conftest import Send

ON = date(2023, 6, 1)
FIRST = 5  # row under the headings


@pytest.fixture
def template(land: SimpleNamespace, tmp_path: Path) -> Path:
    path = tmp_path / "mau.xlsx"
    write_template(kind="households", standard=None, place=version_on(land.district.pk, ON), path=path, on=ON)
    return path


def filled(template: Path, path: Path, rows: list[dict[str, Any]]) -> Path:
    """The template as saved by a spreadsheet program, with rows typed in."""
    book = load_workbook(template)
    sheet = book[HOUSEHOLDS.name]
    for at, row in enumerate(rows, FIRST):
        for column, spec in enumerate(HOUSEHOLDS.columns, 1):
            sheet.cell(at, column, row.get(spec.key))
    book.save(path)
    return path


def test_lists_are_hidden_and_named(template: Path) -> None:
    book = load_workbook(template)
    assert book["DanhMuc"].sheet_state == "hidden"
    assert {"ds_xa", "ds_relation", "ds_sex", "ds_ethnicity", "thon_06925", "thon_06931"} <= set(book.defined_names)
    assert book.sheetnames[0] == "Hướng dẫn"


def test_columns_have_lists_and_hints(template: Path) -> None:
    sheet = load_workbook(template)[HOUSEHOLDS.name]
    by_column = {str(one.sqref).rstrip("0123456789").split(":")[0].rstrip("0123456789"): one
                 for one in sheet.data_validations.dataValidation}  # fmt: skip
    assert len(by_column) == len(HOUSEHOLDS.columns)
    assert by_column["G"].formula1 == "ds_relation"
    assert by_column["C"].formula1.startswith('INDIRECT("thon_"')
    assert all(one.prompt for one in by_column.values())


def test_numbers_are_typed_as_text(template: Path) -> None:
    sheet = load_workbook(template)[HOUSEHOLDS.name]
    at = [column.key for column in HOUSEHOLDS.columns].index("personal_number")
    assert sheet.column_dimensions[chr(65 + at)].number_format == "@"


def test_forms_ask_what_the_standard_asks(land: SimpleNamespace, tmp_path: Path) -> None:
    place = version_on(land.commune.pk, ON)
    headings = {}
    for standard in ("mpi-2016-2020", "mpi-2022-2025"):
        path = tmp_path / f"{standard}.xlsx"
        write_template(kind="forms", standard=standard_by_id(standard), place=place, path=path, on=ON)
        book = load_workbook(path)
        headings[standard] = [cell.value for cell in book["Hộ"][4]]
        assert "Thành viên" in book.sheetnames
    assert headings["mpi-2016-2020"] != headings["mpi-2022-2025"]


loosely_typed = person_names().map(lambda name: f" {name.replace(' ', '  ')} ")
people = st.fixed_dictionaries(
    {
        "full_name": person_names() | loosely_typed,
        "sex": st.sampled_from([*SEXES.values()]),
        "ethnicity": st.sampled_from([*ETHNICITY_NAMES]),
        "birth_date": st.dates(date(1930, 1, 1), date(2020, 12, 31)).map(lambda day: date_digits(day)),
        "address": st.just("Tổ 3"),
    }
)


@tries(12)
@given(families=st.lists(st.lists(people, min_size=1, max_size=3), min_size=1, max_size=4))
def test_template_filled_and_sent_is_what_the_registry_holds(
    land: SimpleNamespace, template: Path, tmp_path: Path, send: Send, families: list[list[dict[str, Any]]]
) -> None:
    before = set(Person.objects.values_list("pk", flat=True))
    homes = Household.objects.count()
    rows = []
    for number, members in enumerate(families, 1):
        for at, member in enumerate(members):
            rows.append(member | {"household": str(number), "relation": RELATIONS["child" if at else "head"]})
            rows[-1] |= {"commune": "06925 Xã Quảng Sơn", "village": "Thôn Mố Kiệc", "registered_on": "01/02/2021"}
            rows[-1] |= {"decision": "người khác", "full_name": f"{member['full_name']} {len(rows)}"}
    batch = send(filled(template, tmp_path / "dien.xlsx", rows))
    assert (batch.sentences, batch.state) == ([], ImportBatch.State.CHECKED)
    scope = scope_for(land.officer)
    batch = commit_import(actor=land.officer, scope=scope, batch=batch, checksum=batch.checksum)
    assert (batch.sentences, batch.state) == ([], ImportBatch.State.COMMITTED)
    stored = Person.objects.exclude(pk__in=before).order_by("pk")
    assert [(one.full_name, str(one.get_sex_display()).capitalize(), date_digits(one.birth_date), one.ethnicity)
            for one in stored] == [(" ".join(row["full_name"].split()), row["sex"], row["birth_date"],
                                    row["ethnicity"]) for row in rows]  # fmt: skip
    assert Household.objects.count() == homes + len(families)
