"""The sweep over a place: everybody there compared by the probabilistic model, as long work or by a command."""

from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.background.actions import start_work
from vuonlen.background.models import Work
from vuonlen.background.progress import Progress
from vuonlen.kernel.actor import Actor
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import reaches, version_on

from ..models import Household
from . import records
from .actions.close_mended import close_mended
from .actions.raise_found import raise_found
from .compare import compare
from .messages import Message
from .queries import settled_in
from .suspicion import Suspicion

Step = Callable[[int, int], None]  # how far, of how many
KIND = "registry.find_duplicates"
_STEPS = 4  # read, compare, describe, store


def start_duplicate_search(*, actor: User, scope: Scope, place_id: int) -> Work:
    """Start the sweep over the place as long work of `actor`.

    Raises OutOfArea when nothing of the place is theirs, PermissionMissing without the right to settle doubles there.
    Whether the packages are installed is known to the machine of the worker: the work itself says what is missing.
    """
    here = _communes(scope, place_id)
    if not any(here & (grant.commune_ids | grant.keeper_ids) for grant in scope.grants):
        raise OutOfArea
    if not here & settled_in(scope):
        raise PermissionMissing(Permission.SETTLE_DUPLICATE)
    place = version_on(place_id, scope.on)
    title = _("Rà người trùng: {place}").format(place=place or place_id)[:200]
    parameters = {"user": actor.pk, "place": place_id, "on": scope.on.isoformat()}
    return start_work(actor=actor, kind=KIND, title=title, parameters=parameters)


def search_place(parameters: dict[str, Any], progress: Progress) -> Path | None:
    """The work itself, within what its owner may settle now; pairs go to the queue, no file is made."""
    actor = User.objects.get(pk=parameters["user"])
    scope = scope_of(actor, date.fromisoformat(parameters["on"]))
    mine = _communes(scope, parameters["place"]) & settled_in(scope)
    households = Household.objects.filter(commune_id__in=mine).count()
    sweep(actor, mine, lambda done, total: progress.step(households * done // total, households))
    return None


def sweep(actor: Actor, commune_ids: Iterable[int], step: Step | None = None) -> list[int]:
    """Search these communes and fill the queue; return the ids of new pairs. `step` is told how far it is.

    What is found is written at the end: the comparing in between may take minutes, and holds no row. Raises Refused
    as `refuse_without_model`.
    """
    refuse_without_model()
    step = step or _tell_nobody
    commune_ids = sorted(commune_ids)
    step(0, _STEPS)
    close_mended(actor=actor, commune_ids=commune_ids)
    step(1, _STEPS)
    found = probable_doubles(commune_ids)
    step(3, _STEPS)
    raised = raise_found(actor=actor, found=found)
    step(_STEPS, _STEPS)
    return raised


def refuse_without_model() -> None:
    """Raise Refused (TRG-015) where the packages of the model, an extra of the worker, are not installed."""
    refuse_if([] if find_spec("splink") else [Problem(Message.MODEL_NOT_INSTALLED)])


def _tell_nobody(done: int, total: int) -> None:
    """For a caller who does not wait."""


def probable_doubles(commune_ids: Iterable[int]) -> list[Suspicion]:
    """The pairs the model finds in these communes, each with its reasons in words of people."""
    # splink, DuckDB and Arrow take a second to load: only when they work.
    from .linkage import probable_pairs
    from .people_table import people_in

    pairs = probable_pairs(people_in(sorted(commune_ids)))
    known = {record.person_id: record for record in records.of_persons({pk for one in pairs for pk in one[:2]})}
    compared = ((known[first], known[second]) for first, second, _probability in pairs)
    return [Suspicion(first, second, compare(first, second)) for first, second in compared]


def _communes(scope: Scope, place_id: int) -> frozenset[int]:
    """The communes of the place, with split ones whose households still wait for their new one."""
    reach = reaches([place_id], scope.on, scope.on)[place_id]
    return reach.communes | reach.keepers
