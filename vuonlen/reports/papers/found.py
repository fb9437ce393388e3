"""What a review found, household by household, and who may ask."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import ancestors_of, names_on, version_on
from vuonlen.registry.models import Membership, Relation
from vuonlen.registry.queries import names_of_persons
from vuonlen.reviews.models import LISTED, Classification, ReviewRound, Status
from vuonlen.reviews.queries import statuses_on

from ..errors import ReportRefused
from ..messages import Message
from .wording import Office


@dataclass(frozen=True)
class Found:
    """What the review found of one household, and what it was before."""

    household_id: int
    head_name: str
    sex: str
    birth_year: int | None
    ethnicity: str
    village: str
    people: int
    outcome: str  # code
    label: str
    before: str  # status code, "" on no list
    b1: int | None
    b2: int | None
    workers: tuple[str, ...] = ()  # names of those found to be workers with low income

    @property
    def left_poverty(self) -> bool:
        """Poor before, and not now."""
        return self.before == Status.POOR and self.outcome != Status.POOR

    @property
    def left_near_poverty(self) -> bool:
        """Near-poor before, and on no list now."""
        return self.before == Status.NEAR_POOR and self.outcome not in LISTED


def office_of(commune_id: int, on: date) -> Office:
    """The commune's office in the boundaries of a day."""
    commune, above = version_on(commune_id, on), ancestors_of(commune_id, on)
    if commune is None:
        raise ReportRefused(Message.NO_COMMUNE.text(day=date_digits(on)))
    district = above[1].full_name if len(above) > 1 else ""
    return Office(commune.kind, commune.name, district, above[0].full_name if above else "")


def found_of(review: ReviewRound, commune_id: int) -> list[Found]:
    """Every reviewed household of the commune with its form's present outcome, in order of village and name."""
    classes = Classification.objects.filter(
        form__round=review, form__commune=commune_id, form_version=F("form__version")
    )
    return found_in(review, classes)


def found_in(review: ReviewRound, classes: QuerySet[Classification]) -> list[Found]:
    day = review.effective_on
    heads = Membership.objects.filter(
        household=OuterRef("form__household"), relation=Relation.HEAD, valid__contains=day
    )
    people = (
        Membership.objects.filter(household=OuterRef("form__household"), valid__contains=day)
        .order_by()
        .values("household")
        .annotate(count=Count("pk"))
        .values("count")
    )
    rows = list(
        classes.annotate(
            head=Coalesce(Subquery(heads.values("person__full_name")[:1]), F("form__household__head_name")),
            sex=Subquery(heads.values("person__sex")[:1]),
            born=Subquery(heads.values("person__birth_date")[:1]),
            ethnicity=Coalesce(Subquery(heads.values("person__ethnicity")[:1]), F("form__household__head_ethnicity")),
            people=Coalesce(Subquery(people), 0),
        )
        .order_by("form__village", "form__household__name_key", "form__household")
        .values_list(
            "form__household",
            "head",
            "sex",
            "born",
            "ethnicity",
            "form__village",
            "people",
            "outcome",
            "income_points",
            "explanation__deprivation_points",
            "workers",
        )
    )
    before = statuses_on([row[0] for row in rows], day - timedelta(days=1))
    villages = names_on({row[5] for row in rows}, review.reviewed_on)
    names = names_of_persons(pk for row in rows for pk in row[10])
    return [
        Found(
            household_id=pk,
            head_name=head,
            sex={"male": _("nam"), "female": _("nữ")}.get(sex, ""),
            birth_year=born.year if born else None,
            ethnicity=ethnicity,
            village=villages[village].full_name if village in villages else "",
            people=count,
            outcome=outcome,
            label=str(Classification.Outcome(outcome).label),
            before=str(before.get(pk, "")),
            b1=b1,
            b2=b2,
            workers=tuple(names[one] for one in workers),
        )
        for pk, head, sex, born, ethnicity, village, count, outcome, b1, b2, workers in rows
    ]


def place_name(place_id: int, on: date) -> str:
    version = version_on(place_id, on)
    return version.full_name if version else ""


def require_any(scope: Scope, commune_id: int, *permissions: Permission) -> None:
    """One of the rights in the commune. Raises OutOfArea, or PermissionMissing for the first."""
    if not any(scope.can(permission, commune_id) for permission in permissions):
        scope.require(permissions[0], commune_id)
