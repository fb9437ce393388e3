"""A reform for tests: other values of the law from a day on, for as long as a block lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit, Instant, Period
from openfisca_core.reforms import Reform

from vuonlen.law import engine, procedure, sources

_REMEMBER = (
    engine.parameter,
    procedure.procedure_on,
    sources.grade_of,
    sources.paths_under,
    sources.sources_of,
)


@contextmanager
def reformed(since: date, until: date, **values: Any) -> Iterator[None]:
    """Let parameters have other values between two days; a path is written with "__" for its dots.

    Sources and grades stay those of the value that was there.
    """

    class Reformed(Reform):
        def apply(self) -> None:
            self.modify_parameters(_change)

    def _change(parameters: ParameterNode) -> ParameterNode:
        for path, value in values.items():
            node = parameters
            for name in path.split("__"):
                node = node.children[name]
            node.update(period=Period((DateUnit.DAY, _instant(since), (until - since).days + 1)), value=value)
        return parameters

    before = engine.SYSTEM
    engine.SYSTEM = Reformed(before)
    _forget()
    try:
        yield
    finally:
        engine.SYSTEM = before
        _forget()


def _instant(day: date) -> Instant:
    return Instant((day.year, day.month, day.day))


def _forget() -> None:
    for remembered in _REMEMBER:
        remembered.cache_clear()
