"""Pairs worth comparing among many records, without comparing everybody with everybody.

Two records meet when they share a block: the same name and year of birth, the same name and day and month, the same
birth date (also with day and month exchanged), or the same commune and year when one knows no more than the year.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from .compare import Likeness, compare
from .folding import swapped
from .records import Record

#: A block this large says nothing (a date that a file repeats on every line): it is not compared.
_MOST = 500


def suspects_among(fresh: Iterable[Record], known: Iterable[Record]) -> Iterator[tuple[Record, Record, Likeness]]:
    """Every suspected pair of which at least one is in `fresh`; each pair once."""
    fresh_ids: set[int] = set()
    blocks: dict[Hashable, list[Record]] = defaultdict(list)
    for record in fresh:
        fresh_ids.add(record.person_id)
        _put(blocks, record)
    for record in known:
        if record.person_id not in fresh_ids:
            _put(blocks, record, only_met=True)
    yield from _compared(blocks, fresh_ids)


def _put(blocks: dict[Hashable, list[Record]], record: Record, *, only_met: bool = False) -> None:
    for block in _blocks_of(record):
        if not only_met or block in blocks:
            blocks[block].append(record)


def _blocks_of(record: Record) -> Iterator[Hashable]:
    birth = record.birth_date
    yield record.key, birth.year
    if record.birth_is_vague:
        yield "vague", record.commune_id, birth.year, record.sex
        return
    yield record.key, birth.day, birth.month
    other = swapped(birth)
    yield min(birth, other) if other else birth
    yield "vague", record.commune_id, birth.year, record.sex


def _compared(blocks: dict[Hashable, list[Record]], fresh_ids: set[int]) -> Iterator[tuple[Record, Record, Likeness]]:
    seen: set[tuple[int, int]] = set()
    for block, members in blocks.items():
        if len(members) < 2 or len(members) > _MOST:
            continue
        vague_only = isinstance(block, tuple) and block[0] == "vague"
        for one, other in _pairs(members, fresh_ids, vague_only=vague_only):
            pair = (one.person_id, other.person_id)
            if pair in seen:
                continue
            likeness = compare(one, other)
            if likeness.is_suspect:
                seen.add(pair)
                yield one, other, likeness


def _pairs(members: list[Record], fresh_ids: set[int], *, vague_only: bool) -> Iterator[tuple[Record, Record]]:
    """Pairs of a block, the lower id first, at least one fresh; of a vague block, at least one vague."""
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            if one.person_id not in fresh_ids and other.person_id not in fresh_ids:
                continue
            if vague_only and not (one.birth_is_vague or other.birth_is_vague):
                continue
            yield (one, other) if one.person_id < other.person_id else (other, one)
