"""Villages (thôn, bản, tổ dân phố) are places too; no national list of them is published."""

from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.verb import verb

from .. import queries
from ..errors import PlaceRefused
from ..messages import Message
from ..models import Level, Place, PlaceVersion


@verb("village.add")
def add_villages(
    *, actor: Actor, commune: Place, names: Sequence[str], valid_from: date, source: str, kind: str = "Thôn"
) -> list[Place]:
    """Add villages to a unit that keeps households, from a day on; return them in the order of `names`.

    A village lasts as long as its commune is known to, in the frame it has on `valid_from`. Its code is the commune's
    and a running number: "06928-03". Raises PlaceRefused when the place keeps no households on that day, a name is
    empty, or a village of that name is already there.
    """
    parent = queries.version_on(commune.pk, valid_from)
    if parent is None or not parent.keeps_households:
        raise PlaceRefused(Message.NOT_A_COMMUNE.text(place=parent or commune, on=date_digits(valid_from)))
    present = queries.villages_under(commune.pk, valid_from)
    _check_names(parent, names, {village.name for village in present}, valid_from)
    villages = Place.objects.bulk_create([Place(level=Level.VILLAGE) for _ in names])
    PlaceVersion.objects.bulk_create(_versions(parent, villages, names, kind, valid_from, source))
    return villages


def _versions(
    parent: PlaceVersion, villages: list[Place], names: Sequence[str], kind: str, valid_from: date, source: str
) -> list[PlaceVersion]:
    first = 1 + PlaceVersion.objects.filter(level=Level.VILLAGE, code__startswith=f"{parent.code}-").count()
    return [
        PlaceVersion(
            place=village,
            level=Level.VILLAGE,
            code=f"{parent.code}-{number:02d}",
            name=name.strip(),
            kind=kind,
            is_urban=parent.is_urban,
            parent_id=parent.place_id,
            path=[*parent.path, village.pk],
            valid=DateRange(valid_from, parent.valid.upper),
            source=source,
        )
        for number, (village, name) in enumerate(zip(villages, names, strict=True), start=first)
    ]


def _check_names(parent: PlaceVersion, names: Sequence[str], taken: set[str], on: date) -> None:
    seen = set(taken)
    for name in (name.strip() for name in names):
        if not name:
            raise PlaceRefused(Message.VILLAGE_NAME_EMPTY.text())
        if name in seen:
            values = {"place": parent.full_name, "name": name, "on": date_digits(on)}
            raise PlaceRefused(Message.VILLAGE_EXISTS.text(**values))
        seen.add(name)
