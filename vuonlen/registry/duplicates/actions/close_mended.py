from collections.abc import Iterable

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ...models import DuplicatePair
from .shared.queue import fade_pairs
from .shared.suspect import compared_now


@verb("duplicate.close_mended")
def close_mended(*, actor: Actor, commune_ids: Iterable[int]) -> None:
    """Close the open pairs of these communes whose data were corrected and are alike no more."""
    here = DuplicatePair.objects.filter(first_commune__in=commune_ids, state=DuplicatePair.State.OPEN)
    fade_pairs(compared_now(here))
