"""Why a report was not issued."""

from .messages import Message


class ReportRefused(Exception):
    """The report cannot be drawn; the text says why, ending with its code."""


class Unbalanced(ReportRefused):
    """The figures contradict each other; `faults` names every row, one coded sentence each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(Message.UNBALANCED_REPORT.say(count=len(faults), places=" ".join(faults)))
