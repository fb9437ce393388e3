"""Bring the published units of Vietnam, their crosswalk and the reviewed patches into the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ..models import Level, Place, PlaceVersion, Succession
from ..patches import patches
from ..plan import Plan, PlannedPlace, PlannedVersion, make_plan
from ..units import CHANGE_DAY, LINK_SOURCE, links, new_units, old_units

VersionKey = tuple[str, str, date]
KnownVersions = dict[VersionKey, tuple[int, int, date | None]]  # id, place and end
BATCH = 2000


@dataclass(frozen=True)
class LoadResult:
    """How many rows were written; all zero when the database had everything."""

    places: int
    versions: int
    closed: int
    successions: int


@verb("place.load")
def load_units(*, actor: Actor, progress: Callable[[str], None] = lambda line: None) -> LoadResult:
    """Load what is missing and close what a new patch has ended; a second run changes nothing.

    Takes seconds. `progress` gets one line of Vietnamese text a step. Raises PlaceRefused when a data file was altered
    or a patch names an unknown unit.
    """
    progress(_("Đọc danh mục đơn vị hành chính và bảng chuyển đổi"))
    plan = make_plan(old_units(), new_units(), links(), patches())
    known = _known_versions()
    ids, created = _create_places(plan, known)
    progress(_("Thêm %(count)s địa bàn") % {"count": intcomma(created)})
    closed = _close_ended(plan, known)
    written = _create_versions(plan, ids, known)
    progress(
        _("Thêm %(count)s phiên bản của địa bàn, đóng %(closed)s")
        % {"count": intcomma(written), "closed": intcomma(closed)}
    )
    joined = _create_successions(plan, ids)
    progress(_("Thêm %(count)s quan hệ kế thừa") % {"count": intcomma(joined)})
    return LoadResult(places=created, versions=written, closed=closed, successions=joined)


def _known_versions() -> KnownVersions:
    """The versions in the database, by level, code and first day; villages are not of the published lists."""
    rows = PlaceVersion.objects.exclude(level=Level.VILLAGE).values_list("level", "code", "valid", "pk", "place_id")
    return {(level, code, valid.lower): (pk, place_id, valid.upper) for level, code, valid, pk, place_id in rows}


def _key(version: PlannedVersion) -> VersionKey:
    return version.unit.level.value, version.unit.code, version.since


def _create_places(plan: Plan, known: KnownVersions) -> tuple[dict[PlannedPlace, int], int]:
    """The id of every planned place, creating those of which no version is known."""
    ids = {place: known[_key(v)][1] for place in plan.places for v in place.versions if _key(v) in known}
    missing = [place for place in plan.places if place not in ids]
    created = Place.objects.bulk_create([Place(level=place.versions[0].unit.level) for place in missing], BATCH)
    ids.update((planned, place.pk) for planned, place in zip(missing, created, strict=True))
    return ids, len(missing)


def _close_ended(plan: Plan, known: KnownVersions) -> int:
    """Give a version that had no end the end that a new patch says."""
    ended = [v for place in plan.places for v in place.versions if v.until and _key(v) in known]
    open_still = [v for v in ended if known[_key(v)][2] is None]
    for version in open_still:
        row = PlaceVersion.objects.filter(pk=known[_key(version)][0])
        row.update(valid=DateRange(version.since, version.until))
    return len(open_still)


def _create_versions(plan: Plan, ids: dict[PlannedPlace, int], known: KnownVersions) -> int:
    planned = [(place, version) for place in plan.places for version in place.versions]
    rows = [_row(place, version, ids) for place, version in planned if _key(version) not in known]
    PlaceVersion.objects.bulk_create(rows, BATCH)
    return len(rows)


def _row(place: PlannedPlace, version: PlannedVersion, ids: dict[PlannedPlace, int]) -> PlaceVersion:
    unit = version.unit
    return PlaceVersion(
        place_id=ids[place],
        level=unit.level,
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        is_urban=version.is_urban,
        keeps_households=version.keeps_households,
        parent_id=ids[version.parent] if version.parent else None,
        path=[ids[step] for step in place.path_on(version.since)],
        latitude=unit.latitude,
        longitude=unit.longitude,
        area_km2=unit.area_km2,
        valid=DateRange(version.since, version.until),
        source=version.source,
    )


def _create_successions(plan: Plan, ids: dict[PlannedPlace, int]) -> int:
    known = set(Succession.objects.filter(on=CHANGE_DAY).values_list("predecessor_id", "successor_id"))
    rows = [
        Succession(
            predecessor_id=ids[link.predecessor],
            successor_id=ids[link.successor],
            on=CHANGE_DAY,
            share=link.share,
            is_default=link.is_default,
            needs_confirmation=link.needs_confirmation,
            source=LINK_SOURCE,
        )
        for link in plan.successions
        if (ids[link.predecessor], ids[link.successor]) not in known
    ]
    Succession.objects.bulk_create(rows, BATCH)
    return len(rows)
