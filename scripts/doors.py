"""A contract of import-linter: rooms enter one another only by `models`, `actions`, `queries` and `room`, their doors.

A room with several subjects has the same doors in each subject's folder (`registry.duplicates.actions`). Tests may also
use the `testing` module of another room, which builds small worlds.
"""

from grimp import ImportGraph
from importlinter.application import output
from importlinter.application.contract_utils import AlertLevel, remove_ignored_imports
from importlinter.domain import fields
from importlinter.domain.contract import Contract, ContractCheck

FOR_TESTS = "testing"


class DoorsContract(Contract):
    """Options: `container`, `rooms` (their names in it), `doors`, and `ignore_imports` for named exceptions."""

    type_name = "doors"

    container = fields.StringField()
    rooms = fields.SetField(subfield=fields.StringField())
    doors = fields.SetField(subfield=fields.StringField())
    ignore_imports = fields.SetField(subfield=fields.ImportExpressionField(), required=False)
    unmatched_ignore_imports_alerting = fields.EnumField(AlertLevel, default=AlertLevel.ERROR)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import that goes through a wall."""
        warnings = remove_ignored_imports(
            graph=graph,
            ignore_imports=self.ignore_imports,
            unmatched_alerting=self.unmatched_ignore_imports_alerting,
        )
        through_walls = sorted(
            f"{importer} -> {module}"
            for room in self.rooms
            for module in graph.find_descendants(f"{self.container}.{room}")
            for importer in graph.find_modules_that_directly_import(module)
            if not self._may(importer, module, room)
        )
        return ContractCheck(kept=not through_walls, warnings=warnings, metadata={"imports": through_walls})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import and the doors there are."""
        output.print_error(f"Only {', '.join(sorted(self.doors))} of a room may be imported by another room:")
        output.new_line()
        for line in check.metadata["imports"]:
            output.print_error(f"- {line}")

    def _may(self, importer: str, module: str, room: str) -> bool:
        home = f"{self.container}.{room}"
        if importer == home or importer.startswith(f"{home}."):
            return True
        parts = module.removeprefix(f"{home}.").split(".")
        is_test = "tests" in importer.split(".") or importer.endswith(f".{FOR_TESTS}")
        return bool(self.doors & set(parts[:2])) or (is_test and FOR_TESTS in parts)
