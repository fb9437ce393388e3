"""What may be imported: the sheets of each kind, how it is checked, and which verb writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from .checks.context import Checked, ImportContext
from .checks.households import check_households
from .commits.households import commit_households
from .kinds.columns import SheetSpec
from .kinds.households import HOUSEHOLDS
from .reading.workbook import SheetTable


@dataclass(frozen=True)
class ImportKind:
    """One kind of file. `of_round`: its rows belong to a review round."""

    key: str
    label: str
    sheets: tuple[SheetSpec, ...]
    check: Callable[[list[SheetTable], ImportContext], Checked]
    commit: Callable[[Checked, ImportContext], None]
    of_round: bool = False


KINDS: dict[str, ImportKind] = {
    kind.key: kind
    for kind in (
        ImportKind("households", "Hộ gia đình và thành viên", (HOUSEHOLDS,), check_households, commit_households),
    )
}
