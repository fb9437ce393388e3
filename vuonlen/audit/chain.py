"""The chain of daily digests: one file a day outside the database, each holding the hash of the day before.

Whoever changes an old row, or an old file, breaks every later link. Whoever rewrites the whole folder as well changes
its last hash: that one is printed each day, to be kept where nobody with access to the server can reach it.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils import timezone

from vuonlen.kernel.format import date_digits, moment_digits

from .digest import TableDigest, digest_day, first_day, tables_older_than
from .errors import ChainBroken, DigestRefused
from .messages import Message

# A transaction that began before midnight may still be writing rows of the day before.
SETTLED_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Link:
    """One day's digest as it stands in its file."""

    day: date
    previous: str  # hash of the day before; empty in the first link
    tables: dict[str, TableDigest]
    hash: str


def write_missing(folder: Path, until: date | None = None) -> list[Link]:
    """Write the digest of every day that has none yet, up to `until` (yesterday); return the links written.

    Raises DigestRefused when `until` is not over, ChainBroken when the files already there are damaged.
    """
    until = until or _last_settled_day()
    if until > _last_settled_day():
        after = datetime.combine(until + timedelta(days=1), time.min) + SETTLED_AFTER
        raise DigestRefused(Message.DAY_NOT_OVER.text(day=date_digits(until), after=moment_digits(after)))
    links = list(_links(folder))
    start = links[-1].day + timedelta(days=1) if links else first_day() or until
    written: list[Link] = []
    previous = links[-1].hash if links else ""
    for day in _days(start, until):
        written.append(_write(folder, day, previous))
        previous = written[-1].hash
    return written


def verify(folder: Path, expected: str = "") -> list[Link]:
    """Prove the chain and what it says of the database; return its links.

    Raises ChainBroken naming the first broken link, or that the last is not the `expected` one.
    """
    links: list[Link] = []
    for link in _links(folder):
        if not links:
            _refuse_older_rows(link.day)
        _compare(link)
        links.append(link)
    if not links:
        raise ChainBroken(Message.NO_CHAIN.text(folder=folder))
    if expected and links[-1].hash != expected:
        raise ChainBroken(Message.END_DIFFERS.text(found=links[-1].hash, expected=expected))
    return links


def _links(folder: Path) -> Iterator[Link]:
    """The links of the folder in order of day, each checked by itself and against the one before."""
    before: Link | None = None
    for path in sorted(folder.glob("????-??-??.json")):
        link = _read(path)
        if before and link.day != before.day + timedelta(days=1):
            raise ChainBroken(Message.DAY_MISSING.text(day=_said(before.day + timedelta(days=1))))
        if link.previous != (before.hash if before else ""):
            raise ChainBroken(Message.LINK_BROKEN.text(day=_said(link.day)))
        yield link
        before = link


def _refuse_older_rows(day: date) -> None:
    for table in tables_older_than(day):
        raise ChainBroken(Message.OLDER_ROWS.text(table=table, day=_said(day)))


def _read(path: Path) -> Link:
    try:
        day = date.fromisoformat(path.stem)
        given = json.loads(path.read_text())
        tables = {table: _table(one) for table, one in given["tables"].items()}
        link = Link(date.fromisoformat(given["day"]), given["previous"], tables, given["hash"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        raise ChainBroken(Message.FILE_UNREADABLE.text(day=path.stem)) from broken
    if link.day != day or link.hash != _hash(link.day, link.previous, link.tables):
        raise ChainBroken(Message.FILE_CHANGED.text(day=_said(day)))
    return link


def _table(given: dict[str, Any]) -> TableDigest:
    return TableDigest(tuple(given["columns"]), int(given["rows"]), str(given["sha256"]))


def _write(folder: Path, day: date, previous: str) -> Link:
    tables = digest_day(day)
    link = Link(day, previous, tables, _hash(day, previous, tables))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{day.isoformat()}.json"
    with path.open("x") as file:  # never over a link that is there
        json.dump(_plain(day, previous, tables) | {"hash": link.hash}, file, indent=1, sort_keys=True)
    path.chmod(0o440)
    return link


def _hash(day: date, previous: str, tables: dict[str, TableDigest]) -> str:
    return sha256(json.dumps(_plain(day, previous, tables), sort_keys=True).encode()).hexdigest()


def _plain(day: date, previous: str, tables: dict[str, TableDigest]) -> dict[str, Any]:
    plain = {table: asdict(one) | {"columns": list(one.columns)} for table, one in tables.items()}
    return {"day": day.isoformat(), "previous": previous, "tables": plain}


def _compare(link: Link) -> None:
    now = digest_day(link.day, {table: one.columns for table, one in link.tables.items()})
    for table, then in link.tables.items():
        found = now.get(table)
        if found != then:
            rows = found.rows if found else 0
            raise ChainBroken(Message.ROWS_CHANGED.text(day=_said(link.day), table=table, now=rows, then=then.rows))


def _last_settled_day() -> date:
    return timezone.localdate(timezone.now() - SETTLED_AFTER) - timedelta(days=1)


def _days(start: date, until: date) -> list[date]:
    return [start + timedelta(days=number) for number in range((until - start).days + 1)]


def _said(day: date) -> str:
    return date_digits(day)
