"""The two annual rounds, through the same verbs a person uses."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vuonlen.registry.models import Membership
from vuonlen.reviews.actions import Request, Target, add_requesters, open_round, record_forms
from vuonlen.reviews.models import Candidate, Classification, ReviewRound, RoundTarget

from .circumstances import Circumstances, first_review, second_review
from .facts import household_facts, person_facts
from .places import District
from .plan import FIRST_ROUND, SECOND_ROUND, Course, RoundDays
from .population import Home
from .season import acting, take_to_the_end
from .users import DISTRICT_OFFICER, SURVEYOR

_PLAN_SOURCE = "Suy từ bài báo: 139 hộ là vượt 113,8%, 299 hộ là vượt 199% kế hoạch năm"
TARGETS = (
    Target(RoundTarget.Measure.ESCAPED_POOR, 65, _PLAN_SOURCE),
    Target(RoundTarget.Measure.NEAR_POOR_DECREASE, 100, _PLAN_SOURCE),
)
_NOT_IN_FIRST = (Course.NEAR_ARISES, Course.ASKED_2022, Course.AVERAGE_2022)

Shown = list[tuple[Home, Circumstances]]


def shown_first(homes: Iterable[Home]) -> Shown:
    """The forms of 2021: households listed or asking then."""
    day = FIRST_ROUND.reviewed_on
    return [(home, first_review(home, day)) for home in homes if home.course and home.course not in _NOT_IN_FIRST]


def shown_second(homes: Iterable[Home], first: Shown) -> Shown:
    """The forms of 2022: every household listed at the end of 2021, and those that ask."""
    before = {home.key: shown for home, shown in first}
    day = SECOND_ROUND.reviewed_on
    return [
        (home, second_review(home, before.get(home.key), day))
        for home in homes
        if home.course and home.course != Course.ASKED_2021
    ]


@dataclass(frozen=True)
class Season:
    """Runs rounds in the district; `ids` are the registry's household ids by home key."""

    district: District
    ids: Mapping[str, int]

    def run(self, days: RoundDays, shown: Shown, targets: tuple[Target, ...] = ()) -> dict[str, int]:
        """One round from its opening to the frozen figures; return how many forms the law gave each outcome."""
        review = self.open(days, targets)
        self._record(review, days, shown)
        for number, (code, place) in enumerate(self.district.communes.items(), start=1):
            take_to_the_end(review, days, code, place.pk, number)
        return dict(Counter(Classification.objects.filter(form__round=review).values_list("outcome", flat=True)))

    def open(self, days: RoundDays, targets: tuple[Target, ...] = ()) -> ReviewRound:
        """The round on its first day: the households to review are listed, nobody has been visited."""
        officer, scope = acting(DISTRICT_OFFICER, days)
        return open_round(
            actor=officer,
            scope=scope,
            place_id=self.district.place.pk,
            year=days.year,
            opens_on=days.opens_on,
            reviewed_on=days.reviewed_on,
            effective_on=days.effective_on,
            targets=targets,
        )

    def _record(self, review: ReviewRound, days: RoundDays, shown: Shown) -> None:
        """The surveyor of Quảng Sơn visits the households there, the district's officer the others."""
        persons = _persons(self.ids[home.key] for home, _ in shown)
        for user in (SURVEYOR, DISTRICT_OFFICER):
            mine = [one for one in shown if (one[0].commune == SURVEYOR.commune) == (user.commune is not None)]
            actor, scope = acting(user, days)
            ids = [self.ids[home.key] for home, _ in mine]
            add_requesters(actor=actor, scope=scope, round=review, requests=_requests(review, days, mine, ids))
            sheets = [(pk, _sheet(home, fate, days, persons[pk])) for pk, (home, fate) in zip(ids, mine, strict=True)]
            record_forms(actor=actor, scope=scope, round=review, sheets=sheets)


def _requests(review: ReviewRound, days: RoundDays, shown: Shown, ids: list[int]) -> list[Request]:
    """Who is not on the list has asked, with at most three criteria of form A ticked."""
    listed = set(Candidate.objects.filter(round=review).values_list("household_id", flat=True))
    return [
        Request(pk, days.opens_on, _ticks(home, days.year))
        for pk, (home, _) in zip(ids, shown, strict=True)
        if pk not in listed
    ]


def _ticks(home: Home, year: int) -> list[int]:
    draw = home.draw(f"form A {year}")
    return sorted(draw.sample(range(1, 10), k=draw.randrange(4)))


def _persons(household_ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = Membership.objects.filter(household_id__in=list(household_ids)).order_by("person_id")
    for household_id, person_id in rows.values_list("household_id", "person_id"):
        found.setdefault(household_id, []).append(person_id)
    return found


def _sheet(home: Home, shown: Circumstances, days: RoundDays, persons: list[int]) -> dict[str, Any]:
    answers = person_facts(home, shown, days.reviewed_on)
    return {
        "household": household_facts(home, shown, days.reviewed_on),
        "persons": [{"person": pk, **facts} for pk, facts in zip(persons, answers, strict=True)],
    }
