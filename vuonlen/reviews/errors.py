"""Refusals of this room that carry more than sentences."""

from datetime import datetime

from vuonlen.kernel.problems import Problem, Refused


class StaleForm(Refused):
    """Somebody saved the form after the version this save was made from.

    Attributes: `saved_by` (name), `saved_at`, `version` (the stored one).
    """

    def __init__(self, problem: Problem, saved_by: str, saved_at: datetime, version: int) -> None:
        super().__init__([problem])
        self.saved_by = saved_by
        self.saved_at = saved_at
        self.version = version
