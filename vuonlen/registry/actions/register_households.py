from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.chunks import chunks
from vuonlen.kernel.names import tidy
from vuonlen.kernel.problems import refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.statistics import refresh_statistics
from vuonlen.kernel.verb import verb

from ..codes import code_problems
from ..duplicates.actions.shared.suspect import suspect_households
from ..models import Relation
from ..models.newcomers import NewHousehold, NewMember
from ..queries.cross_checks import indexes_of, number_problems, village_problems
from ..validation import household_problems
from .shared.bulk_copy import copy_households
from .shared.codes import give_codes

CHUNK = 20_000  # households held in memory at a time

Report = Callable[[int, int | None], None]  # households done, of how many


@verb("household.register")
def register_households(
    *, actor: User, scope: Scope, new: Iterable[NewHousehold], progress: Report | None = None
) -> list[int]:
    """Register many households in one transaction; return their ids in the order given.

    All or nothing: raises Refused with every problem of the first faulty chunk, OutOfArea or PermissionMissing.
    """
    ids: list[int] = []
    for chunk in chunks(new, CHUNK):
        stored = _register_chunk(actor, scope, chunk, len(ids))
        # Before the search for doubles: a plan for empty tables reads them again for each person.
        refresh_statistics(len(stored), "registry_household", "registry_person", "registry_membership")
        ids += stored
        if progress:
            progress(len(ids), None)
    suspect_households(ids, scope)  # never refuses: a person looks at the queue
    return ids


def _register_chunk(actor: User, scope: Scope, batch: Sequence[NewHousehold], before: int) -> list[int]:
    require_everywhere(scope, Permission.REGISTER_HOUSEHOLD, {new.commune_id for new in batch})
    batch = [_tidied(new) for new in batch]
    labels = _labels(batch, before)
    refuse_if(chain.from_iterable(map(household_problems, batch, labels)))
    indexes = indexes_of(batch)
    refuse_if(
        chain(
            village_problems(batch, labels),
            number_problems(batch, labels, indexes),
            code_problems(batch, labels),
        )
    )
    return copy_households(actor, batch, give_codes(batch), indexes)


def _tidied(new: NewHousehold) -> NewHousehold:
    members = [_tidied_member(member) for member in new.members]
    return replace(new, address=tidy(new.address), members=members)


def _tidied_member(member: NewMember) -> NewMember:
    name = tidy(member.full_name)
    return member if name == member.full_name else replace(member, full_name=name)


def _labels(batch: Sequence[NewHousehold], before: int) -> list[str]:
    """How a sentence names each household; the words are looked up once."""
    with_head, alone = _("Hộ thứ {position} (chủ hộ {head})"), _("Hộ thứ {position}")
    heads = (next((one.full_name for one in new.members if one.relation == Relation.HEAD), "") for new in batch)
    return [(with_head if head else alone).format(position=at, head=head) for at, head in enumerate(heads, before + 1)]
