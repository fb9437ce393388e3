"""What hardly changes and every page asks: names of places, who lies under whom, which rounds there are.

Kept in this process for half a minute. Rights are not: the roles a person holds are read at every request and
are part of the key, so a role taken away counts at once.
"""

import time
from collections.abc import Callable, Collection, Hashable
from datetime import date
from typing import Any, TypeVar

from vuonlen.places import queries as places

SECONDS = 30.0
MOST = 5_000  # entries; beyond it all are forgotten and read anew

V = TypeVar("V")
_kept: dict[Hashable, tuple[float, Any]] = {}


def recall(key: Hashable, read: Callable[[], V]) -> V:
    """The value of `key`, read at most once in half a minute by this process."""
    now = time.monotonic()
    found = _kept.get(key)
    if found is not None and found[0] > now:
        return found[1]
    value = read()
    _keep(key, value, now)
    return value


def place_names(place_ids: Collection[int], on: date) -> dict[int, str]:
    """Kind and name of many places on a day; one query for those not known yet."""
    now = time.monotonic()
    names: dict[int, str] = {}
    for place_id in place_ids:
        found = _kept.get(("name", place_id, on))
        if found is not None and found[0] > now:
            names[place_id] = found[1]
    if missing := set(place_ids) - names.keys():
        versions = places.names_on(missing, on)
        for place_id in missing:
            names[place_id] = versions[place_id].full_name if place_id in versions else "–"
            _keep(("name", place_id, on), names[place_id], now)
    return names


def forget() -> None:
    """Forget everything; for tests."""
    _kept.clear()


def _keep(key: Hashable, value: Any, now: float) -> None:
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[key] = (now + SECONDS, value)
