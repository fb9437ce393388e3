"""What may be imported. Rooms register their kinds of file when they are ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..columns import SheetSpec
from ..messages import Message
from ..reading.workbook import SheetTable
from .context import Checked, ImportContext

#: What the columns of some kinds depend on: a standard of the law, and a day of it when one is known.
Edition = tuple[str, date | None]
ONLY_EDITION: Edition = ("", None)


@dataclass(frozen=True, kw_only=True)
class ImportKind:
    """One kind of file: the sheets of an edition, how they are checked, and what writes them.

    `needs`: the right, besides that to import, in every commune of the file. `of_round`: its rows belong to a review
    round. `counted` says what a check has counted, in words: "{households} hộ, {people} người".
    """

    key: str
    label: str
    says: str
    sheets: Callable[[str, date | None], tuple[SheetSpec, ...]]
    check: Callable[[list[SheetTable], ImportContext], Checked]
    commit: Callable[[Checked, ImportContext], None]
    needs: Permission
    counted: str
    of_round: bool = False


_kinds: dict[str, ImportKind] = {}


def register_kind(kind: ImportKind) -> None:
    """Let files of `kind` be sent in. Raises ValueError when another kind has the key."""
    if _kinds.get(kind.key, kind) is not kind:
        raise ValueError(f"import kind {kind.key!r} is registered twice")
    _kinds[kind.key] = kind


def import_kinds() -> Mapping[str, ImportKind]:
    """Every kind by its key, in the order in which the rooms registered them."""
    return MappingProxyType(_kinds)


def allowed_kind(scope: Scope, key: str, *, has_round: bool) -> ImportKind:
    """The kind that the user wants to send in.

    Raises PermissionMissing without the right to import, or to do what the file would, anywhere; Refused for an
    unknown kind, or one of a round without one.
    """
    kind = _kinds.get(key)
    for right in (Permission.IMPORT_DATA, *([kind.needs] if kind else [])):
        if not scope.communes_with(right):
            raise PermissionMissing(right)
    if kind is None or (kind.of_round and not has_round):
        raise Refused([Problem(Message.UNKNOWN_KIND)])
    return kind
