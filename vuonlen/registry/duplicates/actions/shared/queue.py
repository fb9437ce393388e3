"""Put suspicions before people, without repeating what was settled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from ....models import DuplicatePair, DuplicateStep
from ...suspicion import Suspicion

#: Of one person at most so many pairs are raised at a time: a file that repeats one line must not bury the queue.
MOST_OF_ONE_PERSON = 5
_State, _Kind = DuplicatePair.State, DuplicateStep.Kind


def raise_pairs(found: Iterable[Suspicion], found_by: DuplicatePair.FoundBy) -> list[int]:
    """Store the suspicions; return the ids of the pairs that are new in the queue.

    An open pair is brought up to date. A pair settled as different comes back only when data changed since. Of one
    person the `MOST_OF_ONE_PERSON` most alike are taken.
    """
    wanted = {suspicion.key: suspicion for suspicion in _strongest(found)}
    if not wanted:
        return []
    now = timezone.now()
    stored = {(pair.first_id, pair.second_id): pair for pair in _stored(wanted)}
    again = [pair for key, pair in stored.items() if _comes_back(pair, wanted[key])]
    current = [pair for key, pair in stored.items() if pair.state == _State.OPEN and pair not in again]
    _update(again + current, wanted, now)
    fresh = _insert([one for key, one in wanted.items() if key not in stored], found_by, now)
    _note(again, _Kind.RAISED_AGAIN, now)
    _note(fresh, _Kind.FOUND, now)
    return sorted(pair.pk for pair in [*again, *fresh])


def fade_pairs(alive: Iterable[Suspicion]) -> list[int]:
    """Close open pairs whose data were corrected and whose records are not alike any more; return their ids."""
    compared = {one.key: one for one in alive if not one.likeness.is_suspect}
    now = timezone.now()
    faded = [
        pair
        for pair in _stored(compared)
        if pair.state == _State.OPEN and bytes(pair.fingerprint) != _of(pair, compared).fingerprint()
    ]
    for pair in faded:
        pair.state, pair.settled_at, pair.reason = _State.DIFFERENT, now, str(_Kind.FADED.label)
        pair.fingerprint = _of(pair, compared).fingerprint()
    DuplicatePair.objects.bulk_update(faded, ["state", "settled_at", "reason", "fingerprint"], batch_size=500)
    _note(faded, _Kind.FADED, now)
    return [pair.pk for pair in faded]


def _strongest(found: Iterable[Suspicion]) -> Iterator[Suspicion]:
    taken: Counter[int] = Counter()
    for suspicion in sorted(found, key=lambda one: (-one.likeness.score, one.key)):
        if all(taken[person] < MOST_OF_ONE_PERSON for person in suspicion.key):
            taken.update(suspicion.key)
            yield suspicion


def _of(pair: DuplicatePair, compared: dict[tuple[int, int], Suspicion]) -> Suspicion:
    return compared[pair.first_id, pair.second_id]


def _stored(wanted: dict[tuple[int, int], Suspicion]) -> list[DuplicatePair]:
    firsts, seconds = {key[0] for key in wanted}, {key[1] for key in wanted}
    near = DuplicatePair.objects.select_for_update().filter(Q(first__in=firsts) & Q(second__in=seconds))
    return [pair for pair in near.order_by("pk") if (pair.first_id, pair.second_id) in wanted]


def _comes_back(pair: DuplicatePair, now_found: Suspicion) -> bool:
    return pair.state == _State.DIFFERENT and bytes(pair.fingerprint) != now_found.fingerprint()


def _update(pairs: Sequence[DuplicatePair], wanted: dict[tuple[int, int], Suspicion], now: datetime) -> None:
    for pair in pairs:
        suspicion = wanted[pair.first_id, pair.second_id]
        pair.score, pair.reasons = suspicion.likeness.score, suspicion.codes
        pair.fingerprint = suspicion.fingerprint()
        pair.state, pair.settled_by, pair.settled_at, pair.reason = _State.OPEN, None, None, ""
    fields = ["score", "reasons", "fingerprint", "state", "settled_by", "settled_at", "reason"]
    DuplicatePair.objects.bulk_update(pairs, fields, batch_size=500)


def _insert(found: Sequence[Suspicion], found_by: DuplicatePair.FoundBy, now: datetime) -> list[DuplicatePair]:
    """Another transaction may have found the same pair in the meantime: then it stays as it is there."""
    rows = [
        DuplicatePair(
            first_id=one.first.person_id,
            second_id=one.second.person_id,
            first_commune_id=one.first.commune_id,
            second_commune_id=one.second.commune_id,
            score=one.likeness.score,
            reasons=one.codes,
            fingerprint=one.fingerprint(),
            found_by=found_by,
            found_at=now,
        )
        for one in found
    ]
    DuplicatePair.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    keys = {one.key for one in found}
    made = DuplicatePair.objects.filter(found_at=now, first__in={first for first, _ in keys})
    return [pair for pair in made if (pair.first_id, pair.second_id) in keys]


def _note(pairs: Iterable[DuplicatePair], kind: DuplicateStep.Kind, now: datetime) -> None:
    steps = [DuplicateStep(pair=pair, kind=kind, score=pair.score, at=now) for pair in pairs]
    DuplicateStep.objects.bulk_create(steps, batch_size=1000)
