from collections.abc import Iterable
from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from ..models import Membership, Person, Relation


def members_on(household_id: int, on: date) -> QuerySet[Membership]:
    """Who belonged to the household on that day, with their persons: head, spouse, then by age."""
    first = Case(
        When(relation=Relation.HEAD, then=Value(0)),
        When(relation=Relation.SPOUSE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    there = Membership.objects.filter(household_id=household_id, valid__contains=on)
    return there.select_related("person").order_by(first, "person__birth_date", "person_id")


def names_of_persons(ids: Iterable[int]) -> dict[int, str]:
    """The full names of persons by id; no query for none."""
    wanted = set(ids)
    return dict(Person.objects.filter(pk__in=wanted).values_list("pk", "full_name")) if wanted else {}
