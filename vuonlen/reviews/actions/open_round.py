from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vuonlen.accounts.errors import OutOfArea
from vuonlen.accounts.models import User
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.law import LawError, required_facts, standard_on
from vuonlen.places.models import Place
from vuonlen.places.queries import commune_ids_under, names_on
from vuonlen.registry.areas import require_everywhere
from vuonlen.registry.problems import Problem, Refused, refuse_if

from ..messages import Message
from ..models import ReviewRound, RoundTarget
from ..rounds import shortened


@dataclass(frozen=True)
class Target:
    """What the plan asks of a round, in households, and where the plan says so."""

    measure: RoundTarget.Measure
    households: int
    source: str


@transaction.atomic
def open_round(
    *,
    actor: User,
    scope: Scope,
    place_id: int,
    year: int,
    opens_on: date,
    reviewed_on: date,
    effective_on: date,
    targets: Sequence[Target] | None = None,
) -> ReviewRound:
    """Open the annual review of a place under the standard in force on `effective_on`.

    The actor needs the right in every commune of the place. Raises Refused, OutOfArea or PermissionMissing.
    """
    Place.objects.select_for_update().filter(pk=place_id).first()  # two officers cannot open one round twice
    communes = _open_communes(scope, place_id, reviewed_on)
    if not opens_on <= reviewed_on <= effective_on:
        refuse_if([Problem(Message.DAYS_OUT_OF_ORDER)])
    refuse_if(_overlaps(communes, year, reviewed_on))
    review = ReviewRound.objects.create(
        place_id=place_id,
        year=year,
        opens_on=opens_on,
        reviewed_on=reviewed_on,
        effective_on=effective_on,
        standard=_standard(effective_on),
    )
    RoundTarget.objects.bulk_create(RoundTarget(round=review, **vars(target)) for target in targets or ())
    return review


def _open_communes(scope: Scope, place_id: int, day: date) -> frozenset[int]:
    communes = commune_ids_under([place_id], day)[place_id]
    if not communes:
        if not Place.objects.filter(pk=place_id).exists():
            raise OutOfArea
        refuse_if([Problem(Message.PLACE_WITHOUT_COMMUNE, {"day": f"{day:%d/%m/%Y}"})])
    require_everywhere(scope, Permission.OPEN_ROUND, communes)
    return communes


def _overlaps(communes: frozenset[int], year: int, day: date) -> Iterator[Problem]:
    """A commune is reviewed once a year, whether alone or with its district."""
    others = set(ReviewRound.objects.filter(year=year).values_list("place_id", flat=True))
    for reviewed in commune_ids_under(others, day).values():
        if shared := communes & reviewed:
            names = sorted(version.full_name for version in names_on(shared, day).values())
            yield Problem(Message.ROUND_OVERLAPS, {"year": year, "communes": shortened(names)})


def _standard(effective_on: date) -> str:
    """The standard in force, refused while a table that classification needs is not known."""
    try:
        standard = standard_on(effective_on)
        required_facts(standard, effective_on)
    except LawError as error:
        raise Refused([Problem(Message.LAW_REFUSES, {"sentence": f"{error} [{error.code}]"})]) from error
    return standard.id
