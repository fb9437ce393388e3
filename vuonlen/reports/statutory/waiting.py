"""Who waits in a split commune, where the tables are of one new place: no more its own than another's."""

from collections.abc import Collection
from datetime import date

from .lines import destinations

ELSEWHERE = -1  # the unit, on no line, of households that may yet go to another place than the one asked for


def split_with_others(communes: Collection[int], wanted: frozenset[int], then: date, on: date) -> frozenset[int]:
    """Communes that went to `wanted` in part only; none when no place of the later day is asked for."""
    if not wanted:
        return frozenset()
    return frozenset(pk for pk, became in destinations(communes, then, on).items() if not became <= wanted)
