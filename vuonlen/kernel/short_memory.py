"""What this process read a moment ago and may say again without asking the database.

Not Django's cache: that copies every value by pickle and wants its keys as text. With it the household list behind
the second wall took a quarter more processor time for the officer of a commune, and more than three times as much for
that of a district.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

V = TypeVar("V")
_ABSENT = object()


class ShortMemory:
    """Values by key, each kept for `seconds`; beyond `most` of them the oldest are forgotten. Safe between threads.

    A value is shared by all who ask for it: nobody may change it.
    """

    def __init__(self, *, seconds: float, most: int) -> None:
        self._seconds, self._most = seconds, most
        self._kept: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()  # the oldest first
        self._lock = Lock()

    def get(self, key: Hashable, default: Any = None) -> Any:
        """The value, or `default` when it is not known or too old."""
        until, value = self._kept.get(key, (0.0, default))
        return value if monotonic() < until else default

    def put(self, key: Hashable, value: Any) -> None:
        """Keep the value from now on."""
        now = monotonic()
        with self._lock:
            self._kept.pop(key, None)
            self._forget_old(now)
            self._kept[key] = (now + self._seconds, value)

    def recall(self, key: Hashable, read: Callable[[], V]) -> V:
        """The value, read only when it is not known or too old."""
        found = self.get(key, _ABSENT)
        if found is _ABSENT:
            found = read()  # another thread may read the same; none waits for it
            self.put(key, found)
        return found

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()

    def _forget_old(self, now: float) -> None:
        while self._kept:
            until, _value = self._kept[next(iter(self._kept))]
            if len(self._kept) < self._most and now < until:
                return
            self._kept.popitem(last=False)
