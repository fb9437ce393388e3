"""Answers of a person that stand under another record, or in another household's form: offered, never joined silently.

After two records were merged, the kept person is a member whose answers a form may hold under the dropped record; after
the merge is undone it is the other way round. The rule: of all versions of forms that hold answers of any record of the
person, the newest one is taken, whole; it fills the page, names where it comes from, and counts once it is saved.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from vuonlen.registry.models import Membership, Person, PersonMerge

from ..models import FormRevision, ReviewForm, ReviewRound
from .fact_sheets import PERSON, Member, answers_of


@dataclass(frozen=True)
class Offered:
    """One member's answers as another record or form has them."""

    member: Member
    answers: Mapping[str, Any]
    source: FormRevision

    @property
    def household(self) -> str:
        """The code of the household whose form it is."""
        return str(self.source.form.household.code)


def offered_answers(review: ReviewRound, members: Collection[Member], start: ReviewForm | None) -> list[Offered]:
    """What is offered to the members of a form, in their order; `start` is where its other answers come from.

    Nothing for a member who has answers there, unless another record of him has newer ones.
    """
    own = {person[PERSON] for person in start.facts["persons"]} if start else set()
    records = _records(_ever_merged([member.person_id for member in members]))
    asked = [one for one in members if one.person_id in records]
    if not asked:
        return []
    newest = _newest({pk for one in asked for pk in records[one.person_id]})
    found = []
    for member in asked:
        versions = [newest[pk] for pk in records[member.person_id] if pk in newest]
        best = max(versions, key=lambda one: (one[1].recorded_at, one[1].pk), default=None)
        if best is not None and not _is_own(best, member, start, own):
            found.append(Offered(member, {**_entry(best, review), PERSON: member.person_id}, best[1]))
    return found


def _is_own(best: tuple[int, FormRevision], member: Member, start: ReviewForm | None, own: set[int]) -> bool:
    """Whether the newest answers are those the form starts with anyway."""
    return member.person_id in own and best[0] == member.person_id and start is not None and best[1].form_id == start.pk


def _ever_merged(person_ids: Collection[int]) -> list[int]:
    """Those whose record was ever merged with another, also when that was undone: mostly none."""
    merges = PersonMerge.objects.filter(Q(kept__in=person_ids) | Q(dropped__in=person_ids))
    touched = {pk for pair in merges.values_list("kept", "dropped") for pk in pair}
    return [pk for pk in person_ids if pk in touched]


def _records(person_ids: Collection[int]) -> dict[int, list[int]]:
    """Each person with the records merged into it, however many merges ago."""
    of = {pk: pk for pk in person_ids}
    frontier = set(person_ids)
    while frontier:
        merged = Person.objects.filter(merged_into__in=frontier).values_list("pk", "merged_into")
        new = {pk: of[into] for pk, into in merged if into is not None and pk not in of}
        of |= new
        frontier = set(new)
    found: dict[int, list[int]] = defaultdict(list)
    for pk, person in of.items():
        found[person].append(pk)
    return found


def _newest(person_ids: Collection[int]) -> dict[int, tuple[int, FormRevision]]:
    """For each record the newest version of a form that has answers of it, of households it ever belonged to."""
    homes = Membership.objects.filter(person__in=person_ids).values("household")
    # Merged memberships now name the kept person, so homes of both records are found by either.
    holds = Q()
    for pk in person_ids:
        holds |= Q(facts__persons__contains=[{PERSON: pk}])
    versions = FormRevision.objects.filter(holds, form__household__in=homes).select_related("form__household")
    found: dict[int, tuple[int, FormRevision]] = {}
    for version in versions.order_by("recorded_at", "pk"):
        for person in version.facts["persons"]:
            if person[PERSON] in person_ids and len(person) > _BARE:
                found[person[PERSON]] = person[PERSON], version
    return found


_BARE = 2  # the record's id and the birth date: no answer


def _entry(best: tuple[int, FormRevision], review: ReviewRound) -> dict[str, Any]:
    persons = answers_of(best[1].facts, review)["persons"]
    return next(person for person in persons if person[PERSON] == best[0])
