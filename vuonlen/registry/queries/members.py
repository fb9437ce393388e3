from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from ..models import Membership, Relation


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
