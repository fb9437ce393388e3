from collections.abc import Iterable

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ...models import DuplicatePair
from ..suspicion import Suspicion
from .shared.queue import raise_pairs


@verb("duplicate.raise")
def raise_found(*, actor: Actor, found: Iterable[Suspicion]) -> list[int]:
    """Put what a sweep over a place found before people; return the ids of the pairs that are new in the queue."""
    return raise_pairs(found, DuplicatePair.FoundBy.BATCH)
