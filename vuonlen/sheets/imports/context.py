"""Who imports, on which day, for which round; and what a check hands on to the writing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..findings import Finding, Step
from ..reading.workbook import SheetTable


@dataclass(frozen=True)
class ImportContext:
    """The rights are those held today; the boundaries are those of each row's own day."""

    actor: Any  # the owner of the file; a room above knows the model
    scope: Scope  # of the actor, on the day `today`
    today: date
    round: Any = None  # the review round that a file of such a kind belongs to
    step: Step = field(default_factory=Step)
    file_name: str = ""  # as its owner knows it

    def roots(self, permission: Permission) -> frozenset[int]:
        """The places for which the actor may both import and do this."""
        wanted = {Permission.IMPORT_DATA, permission}
        return frozenset(grant.place_id for grant in self.scope.grants if wanted <= grant.rights)

    def scope_within(self, paths: Mapping[int, Collection[int]]) -> Scope:
        """The actor's scope in these communes, each given with its path on the day that counts for its rows."""
        grants = (
            replace(grant, commune_ids=frozenset(pk for pk, path in paths.items() if grant.place_id in path))
            for grant in self.scope.grants
        )
        return replace(self.scope, grants=tuple(grants))


@dataclass
class Checked:
    """The outcome of a check: findings, what would be written (counts), and the material to write it from."""

    tables: list[SheetTable]
    findings: list[Finding]
    counts: dict[str, int] = field(default_factory=dict)
    material: Any = None

    @property
    def rows(self) -> int:
        return sum(table.frame.height for table in self.tables)

    @property
    def errors(self) -> int:
        return sum(not finding.is_question for finding in self.findings)

    @property
    def questions(self) -> int:
        return sum(finding.is_question for finding in self.findings)
