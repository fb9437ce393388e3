from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from vuonlen.registry.models import Household, Membership

from ..models import Decision, ReviewForm, WorkerRecognition
from .fact_sheets import persons_of


@dataclass(frozen=True)
class RecognisedWorker:
    """A member of a household who is recognised as a worker with low income, since when, and by what."""

    person_id: int
    full_name: str
    since: date
    decision: Decision


def workers_on(household_ids: Collection[int], on: date) -> dict[int, list[RecognisedWorker]]:
    """The recognised members of many households on a day, by household; who died or moved away is not among them.

    A recognition follows the person to another household, and from a double entry to the entry that was kept.
    """
    members = Membership.objects.filter(household__in=household_ids, valid__contains=on).select_related("person")
    by_person = {one.person_id: one for one in members.order_by("person_id")}
    of_them = Q(person__in=by_person) | Q(person__merged_into__in=by_person)
    found: dict[int, list[RecognisedWorker]] = {}
    for one in WorkerRecognition.objects.filter(of_them, valid__contains=on).select_related("person", "decision"):
        member = by_person.get(one.person_id) or by_person[one.person.merged_into_id or 0]
        worker = RecognisedWorker(member.person_id, member.person.full_name, one.valid.lower, one.decision)
        found.setdefault(member.household_id, []).append(worker)
    return found


def with_workers(households: QuerySet[Household], on: date) -> QuerySet[Household]:
    """Those households that have a recognised member on a day."""
    recognised = WorkerRecognition.objects.filter(person=OuterRef("person"), valid__contains=on)
    members = Membership.objects.filter(Exists(recognised), household=OuterRef("pk"), valid__contains=on)
    return households.filter(Exists(members))


def recognised_from(forms: QuerySet[ReviewForm], day: date) -> QuerySet[ReviewForm]:
    """Those forms with a member who is recognised by a decision that takes effect on the day or later."""
    by_person = {person: form.pk for form in forms for person in persons_of(form.facts)}
    later = WorkerRecognition.objects.filter(person__in=by_person, valid__startswith__gte=day)
    return forms.filter(pk__in={by_person[person] for person in later.values_list("person", flat=True)})
