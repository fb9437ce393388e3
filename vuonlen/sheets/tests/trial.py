"""A kind of file for the tests of the engine: two columns, and a list in memory to write into."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage, Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.sheets.checks.legacy import refuse_legacy_text
from vuonlen.sheets.checks.rules import choice_findings, empty_findings, with_code
from vuonlen.sheets.columns import SheetSpec, column
from vuonlen.sheets.findings import Step
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.imports.kinds import ImportKind
from vuonlen.sheets.reading.guards import inspect
from vuonlen.sheets.reading.workbook import SheetTable, read_tables, table_question

OTHER = {"other": "người khác"}
PEOPLE = SheetSpec(
    "people",
    "Danh sách",
    "DANH SÁCH",
    (
        column("name", "Họ và tên", "Viết đủ.", required=True, is_text=True, aliases=("Họ tên",)),
        column("answer", "Xử lý", "Chỉ ghi khi được hỏi.", choices=OTHER),
    ),
)

#: For what is read rather than written: with one column more.
LIST = replace(PEOPLE, columns=(*PEOPLE.columns, column("sex", "Giới tính", "Nam hoặc nữ.", width=10)))
FAMILY = [{"name": "Chíu Nhì Múi", "sex": "Nữ"}, {"name": "Chíu A Sáng", "answer": "người khác", "sex": "Nam"}]


def read(path: Path, name: str = "so.xlsx") -> list[SheetTable]:
    """The file as the check reads it."""
    package = inspect(path.read_bytes(), name)
    tables = read_tables(package, [LIST], Step())
    refuse_legacy_text(package, tables)
    return tables


def refused(path: Path, name: str = "so.xlsx") -> Problem:
    """The one reason why the file as a whole is refused."""
    with pytest.raises(Refused) as error:
        read(path, name)
    [problem] = error.value.problems
    return problem


class Message(CodedMessage):
    NAMESAKE = "THU-001", _("{where}: trùng tên với người đã có. Hãy ghi “người khác”, hoặc bỏ dòng này.")


class Register:
    """Where the names go; who is in it is asked about once more."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def check(self, tables: list[SheetTable], context: ImportContext) -> Checked:
        [table] = tables
        frame = with_code(table.frame, "answer", OTHER)
        findings = [*table.findings, *empty_findings(table, frame, "name")]
        findings += choice_findings(table, frame, "answer", required=False)
        for row, name, answer in frame.select("row", "name", "answer_code").iter_rows():
            if name in self.names and answer is None:
                findings.append(table_question(table, row, "name", Message.NAMESAKE))
        return Checked(tables, findings, {"names": frame.height}, frame["name"].to_list())

    def commit(self, checked: Checked, context: ImportContext) -> None:
        for name in checked.material:
            context.step(1)
            self.names.append(name)


def trial_kind(register: Register) -> ImportKind:
    return ImportKind(
        key="trial",
        label="Danh sách thử",
        says="Mỗi người một dòng.",
        sheets=lambda _standard, _on: (PEOPLE,),
        check=lambda tables, context: register.check(tables, context),  # looked up when called: a test may change it
        commit=lambda checked, context: register.commit(checked, context),
        needs=Permission.REGISTER_HOUSEHOLD,
        counted="{names} người",
    )
