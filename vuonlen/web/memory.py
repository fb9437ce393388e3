"""What hardly changes and every page asks: names of places, who lies under whom, which rounds there are.

Kept in this process for half a minute. Rights are not: the roles a person holds are read at every request and
are part of the key, so a role taken away counts at once.
"""

from collections.abc import Callable, Collection, Hashable
from datetime import date
from functools import partial
from typing import TypeVar

from vuonlen.kernel.short_memory import ShortMemory
from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion
from vuonlen.reviews.queries.fact_sheets import urban_by_commune

SECONDS = 30.0
MOST = 5_000  # entries; beyond it the oldest are forgotten

V = TypeVar("V")
_kept = ShortMemory(seconds=SECONDS, most=MOST)


def recall(key: Hashable, read: Callable[[], V]) -> V:
    """The value of `key`, read at most once in half a minute by this process."""
    return _kept.recall(key, read)


def place_names(place_ids: Collection[int], on: date) -> dict[int, str]:
    """Kind and name of many places on a day; one query for those not known yet."""
    kept = {place_id: _kept.get(("name", place_id, on)) for place_id in place_ids}
    names = {place_id: name for place_id, name in kept.items() if name is not None}
    if missing := kept.keys() - names.keys():
        versions = places.names_on(missing, on)
        read = {place_id: versions[place_id].full_name if place_id in versions else "–" for place_id in missing}
        for place_id, name in read.items():
            _kept.put(("name", place_id, on), name)
        names |= read
    return names


def last_names(place_ids: Collection[int], today: date) -> dict[int, PlaceVersion]:
    """The places as they are today, or as they were on their last day: a household may wait for its new commune."""
    names = places.names_on(place_ids, today)
    for place_id, day in places.last_valid_days(set(place_ids) - names.keys(), today).items():
        names |= places.names_on([place_id], day)
    return names


def urban_communes(place_ids: Collection[int], on: date) -> dict[int, bool | None]:
    """Whether each commune is urban on a day."""
    return {pk: recall(("urban", pk, on), partial(_is_urban, pk, on)) for pk in place_ids}


def _is_urban(place_id: int, on: date) -> bool | None:
    return urban_by_commune([place_id], on).get(place_id)


def forget() -> None:
    """Forget everything; for tests."""
    _kept.forget()
