"""Why a report was not issued."""

from dataclasses import dataclass

from .messages import Message


class ReportRefused(Exception):
    """The report cannot be drawn; the text says why, ending with its code."""


@dataclass(frozen=True)
class Break:
    """One contradiction: a coded sentence, and the households and events that cause it where they are known."""

    text: str
    households: tuple[int, ...] = ()
    events: tuple[int, ...] = ()


class Unbalanced(ReportRefused):
    """The figures contradict each other; `faults` has one coded sentence each, `breaks` also what causes them."""

    def __init__(self, breaks: list[Break]) -> None:
        self.breaks = tuple(breaks)
        self.faults = tuple(one.text for one in breaks)
        super().__init__(Message.UNBALANCED_REPORT.text(count=len(breaks), places=" ".join(self.faults)))
