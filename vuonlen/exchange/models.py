"""The files that people send in: see `sheets.imports`."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from vuonlen.accounts.queries import scope_of
from vuonlen.sheets.findings import Step
from vuonlen.sheets.imports.batches import Batch
from vuonlen.sheets.imports.context import ImportContext
from vuonlen.sheets.imports.kinds import ONLY_EDITION, Edition


class ImportBatch(Batch):
    """One workbook on its way in, of a review round when its kind asks for one."""

    CHECK: ClassVar[str] = "exchange.check_import"
    COMMIT: ClassVar[str] = "exchange.commit_import"

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(Batch.Meta):
        pass

    @property
    def edition(self) -> Edition:
        """The standard of the round, on the day its results take effect."""
        return (self.round.standard, self.round.effective_on) if self.round else ONLY_EDITION

    def context(self, step: Step) -> ImportContext:
        """The owner, with the rights held today, and the round."""
        today = timezone.localdate()
        return ImportContext(self.owner, scope_of(self.owner, today), today, self.round, step, self.name)
