"""Where a value of the law comes from, and how well that is verified."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from vuonlen.law.engine import parameter

#: Grades of verification, the surest first, with their Vietnamese words.
GRADES_VI = {
    "official": "đã đọc văn bản",
    "secondary": "nguồn thứ cấp",
    "unverified": "chưa kiểm chứng",
}


@dataclass(frozen=True)
class Source:
    """A legal source: act (and article when known) and where it was read, if anywhere."""

    title: str
    href: str | None


def _at(history: dict[str, Any], on: date) -> Any:
    """Return the entry of a dated mapping in force on a day."""
    return history[max(start for start in history if start <= on.isoformat())]


@lru_cache(maxsize=1024)
def grade_of(paths: tuple[str, ...], on: date) -> str:
    """Return the least sure grade among parameters, by dotted path, on a day."""
    order = list(GRADES_VI)
    return max((_at(parameter(path).metadata["verification"], on) for path in paths), key=order.index)


@lru_cache(maxsize=1024)
def sources_of(paths: tuple[str, ...], on: date) -> tuple[Source, ...]:
    """Return the sources of parameters on a day, each once."""
    found = [entry for path in paths for entry in _at(parameter(path).metadata["reference"], on)]
    return tuple(dict.fromkeys(Source(entry["title"], entry.get("href")) for entry in found))


@lru_cache(maxsize=1024)
def paths_under(path: str, on: date) -> tuple[str, ...]:
    """Return the dotted paths of the parameters directly under a node that have a value on a day."""
    children, day = parameter(path).children, on.isoformat()
    return tuple(f"{path}.{name}" for name in sorted(children) if children[name].get_at_instant(day) is not None)
