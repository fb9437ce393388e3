"""The sweep over a place: everybody there compared by the probabilistic model, as long work or by a command."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.db import connection
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.background.actions import start_work
from vuonlen.background.models import Work
from vuonlen.background.progress import Progress
from vuonlen.kernel.actor import Actor
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import reaches, version_on

from ..models import Household
from . import records
from .actions.close_mended import close_mended
from .actions.raise_found import raise_found
from .compare import compare
from .queries import settled_in
from .suspicion import Suspicion

Step = Callable[[int, int], None]  # how far, of how many
KIND = "registry.find_duplicates"
_STEPS = 4  # read, compare, describe, store
_ROWS = 50_000  # read at a time

_PEOPLE = """
SELECT p.id, translate(p.name_key, 'y', 'i'), p.sex, p.ethnicity, h.village_id, h.commune_id, p.birth_date,
       p.birth_precision, p.personal_number_index IS NOT NULL
FROM registry_person AS p
JOIN registry_membership AS m ON m.person_id = p.id
JOIN registry_household AS h ON h.id = m.household_id
WHERE p.merged_into_id IS NULL AND h.commune_id = ANY (%s)
  AND NOT EXISTS (SELECT FROM registry_membership AS n WHERE n.person_id = p.id AND lower(n.valid) > lower(m.valid))
"""
_SCHEMA = pa.schema(
    [
        ("person_id", pa.int64()),
        ("name_key", pa.string()),
        ("sex", pa.string()),
        ("ethnicity", pa.string()),
        ("village_id", pa.int64()),
        ("commune_id", pa.int64()),
        ("birth_date", pa.date32()),
        ("precision", pa.string()),
        ("has_number", pa.bool_()),
    ]
)


def start_duplicate_search(*, actor: User, scope: Scope, place_id: int) -> Work:
    """Start the sweep over the place as long work of `actor`.

    Raises OutOfArea when nothing of the place is theirs, PermissionMissing without the right to settle doubles there.
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

    What is found is written at the end: the comparing in between may take minutes, and holds no row.
    """
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


def _tell_nobody(done: int, total: int) -> None:
    """For a caller who does not wait."""


def probable_doubles(commune_ids: Iterable[int]) -> list[Suspicion]:
    """The pairs the model finds in these communes, each with its reasons in words of people."""
    from .linkage import probable_pairs  # splink and DuckDB take a second to load: only when they work

    pairs = probable_pairs(_people(sorted(commune_ids)))
    known = {record.person_id: record for record in records.of_persons({pk for one in pairs for pk in one[:2]})}
    compared = ((known[first], known[second]) for first, second, _probability in pairs)
    return [Suspicion(first, second, compare(first, second)) for first, second in compared]


def _people(commune_ids: list[int]) -> pa.Table:
    batches = []
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [commune_ids])
        while rows := cursor.fetchmany(_ROWS):
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), _SCHEMA, strict=True)
            ]
            batches.append(pa.record_batch(columns, schema=_SCHEMA))
    return pa.Table.from_batches(batches, schema=_SCHEMA)


def _communes(scope: Scope, place_id: int) -> frozenset[int]:
    """The communes of the place, with split ones whose households still wait for their new one."""
    reach = reaches([place_id], scope.on, scope.on)[place_id]
    return reach.communes | reach.keepers
