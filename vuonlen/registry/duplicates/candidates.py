"""Who in the registry may be this person: asked while a household is entered, answered by the database's indexes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import Level
from vuonlen.places.queries import ancestors_of, commune_ids_under
from vuonlen.row_security.session import beyond_the_area

from ..models.newcomers import NewMember
from . import records
from .compare import Likeness, Reason, compare
from .folding import is_year_slip
from .records import Record

_TRIGRAMS_SHARED = "0.5"


@dataclass(frozen=True)
class Candidate:
    """A registered person who may be the one asked about.

    `is_visible` says whether the scope may see them; of another one nothing more may be shown than that there is one.
    """

    person_id: int
    household_id: int
    commune_id: int
    likeness: Likeness
    is_visible: bool

    @property
    def score(self) -> int:
        return self.likeness.score

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.likeness.reasons


def find_candidates(
    who: NewMember | int, scope: Scope, *, commune_id: int | None = None, village_id: int | None = None
) -> list[Candidate]:
    """Who may be the same as `who`, a person about to be registered in the commune and village, or a person's id.

    The exact personal number is looked for everywhere; name and birth date in the district of the commune (in the
    commune alone since 01/07/2025, when districts ended). Best first; empty for an id that is merged or unknown.
    """
    with beyond_the_area():
        asked = _asked(who, commune_id, village_id)
        if asked is None:
            return []
        found = _with_number(asked) | suspects([asked], area_of(asked.commune_id, scope.on))[0]
    visible = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    candidates = [
        Candidate(record.person_id, record.household_id, record.commune_id, likeness, record.commune_id in visible)
        for record, likeness in found.items()
    ]
    return sorted(candidates, key=lambda one: (-one.score, one.person_id))


def suspects(asked: Sequence[Record], commune_ids: Iterable[int]) -> list[dict[Record, Likeness]]:
    """For each record asked about, the records of these communes that are like it; two queries for all."""
    found: list[dict[Record, Likeness]] = [{} for _ in asked]
    by_year = [(position, record, year) for position, record in enumerate(asked) for year in _years(record)]
    for place, near in _similar([(record, year) for _, record, year in by_year], list(commune_ids)):
        position, record, _year = by_year[place]
        likeness = compare(record, near)
        if likeness.is_suspect and near.person_id != record.person_id:
            found[position][near] = likeness
    return found


def area_of(commune_id: int, on: date) -> frozenset[int]:
    """The communes of the commune's district on that day; the commune alone when there is no district."""
    district = next((above for above in ancestors_of(commune_id, on) if above.level == Level.DISTRICT), None)
    if district is None:
        return frozenset({commune_id})
    return commune_ids_under([district.place_id], on)[district.place_id] | {commune_id}


def _asked(who: NewMember | int, commune_id: int | None, village_id: int | None) -> Record | None:
    if isinstance(who, int):
        return next(iter(records.of_persons([who])), None)
    if commune_id is None:
        raise ValueError("a person not yet registered needs the commune they are entered in")
    return records.of_newcomer(who, village_id=village_id or 0, commune_id=commune_id)


def _with_number(asked: Record) -> dict[Record, Likeness]:
    """Whoever has the exact number, wherever they are."""
    if asked.number is None:
        return {}
    others = (record for record in records.with_number(asked.number) if record.person_id != asked.person_id)
    return {record: compare(asked, record) for record in others}


def _similar(asked: Sequence[tuple[Record, int]], commune_ids: list[int]) -> list[tuple[int, Record]]:
    if not asked:
        return []
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [_TRIGRAMS_SHARED])
        return records.similar(asked, commune_ids)


def _years(asked: Record) -> list[int]:
    """The year of birth and, when the day is known, those that a slip of one digit or a turn of the last two makes."""
    year, known = asked.birth_date.year, not asked.birth_is_vague
    slips = range(year - 90, year + 91) if known else ()
    return [year, *(other for other in slips if is_year_slip(date(year, 6, 15), date(other, 6, 15)))]
