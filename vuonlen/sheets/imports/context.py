"""Who imports, on which day, into which round; and what a check hands on to the writing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.reviews.models import ReviewRound

from ..findings import Finding, Step
from ..reading.workbook import SheetTable


@dataclass(frozen=True)
class ImportContext:
    """The rights are those held today; the boundaries are those of each row's own day."""

    actor: User
    today: date
    review: ReviewRound | None = None
    step: Step = field(default_factory=Step)
    file_name: str = ""  # as its owner knows it

    @cached_property
    def _scope(self) -> Scope:
        return scope_of(self.actor, self.today)

    def roots(self, permission: Permission) -> frozenset[int]:
        """The places for which the actor may both import and do this."""
        wanted = {Permission.IMPORT_DATA, permission}
        return frozenset(grant.place_id for grant in self._scope.grants if wanted <= grant.rights)

    def scope_within(self, paths: Mapping[int, Collection[int]]) -> Scope:
        """The actor's scope in these communes, each given with its path on the day that counts for its rows."""
        grants = (
            replace(grant, commune_ids=frozenset(pk for pk, path in paths.items() if grant.place_id in path))
            for grant in self._scope.grants
        )
        return replace(self._scope, grants=tuple(grants))


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
