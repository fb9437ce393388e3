"""Which questions the form asks, from the JSON Schema of the round's standard and the ages of the members."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.format import number
from vuonlen.law import required_facts, standard_by_id
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.queries.fact_sheets import PERSON, Member

Facts = Mapping[str, Any]
Options = tuple[tuple[str, str], ...]  # value and label
YES, NO, UNANSWERED = "true", "false", ""
#: More choices than this go into a drop-down list.
PILLS = 3
#: Sections of the household part, by the indicators or the fact they are about.
_SECTIONS = (
    (gettext_lazy("Nhà ở"), {"house_quality", "house_area"}),
    (gettext_lazy("Nước sinh hoạt và nhà tiêu"), {"water", "toilet"}),
    (gettext_lazy("Thông tin"), {"telecom", "information_means"}),
)
_INCOME = gettext_lazy("Thu nhập")
#: What no indicator and no income asks for: kept for the reports, never needed for the outcome.
_RECORDED = gettext_lazy("Hoàn cảnh và nguyên nhân nghèo")
_UNITS = {"m2": "m²", "points": gettext_lazy("điểm"), "VND/person/month": gettext_lazy("đồng một người một tháng")}


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass
class Question:
    """One field: its name in the page, what it asks, the answer as typed, what is wrong with it."""

    name: str
    code: str
    person_id: int | None
    label: str
    kind: str  # boolean, choice, codes (several of the choices), integer, number
    answer: str  # of codes: joined by commas
    options: Options = ()
    unit: str = ""
    help: str = ""
    when: str = ""  # JSON: conditions on other answers, any of which makes the question needed
    error: str = ""
    theirs: str = ""  # after a conflict: the stored answer where it differs
    before: str | None = None  # the answer of the form before, as `answer`; None: there is nothing to compare with
    before_words: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the answer is not that of the household's form before."""
        return self.before is not None and self.before != self.answer

    @property
    def is_asked(self) -> bool:
        """Whether the question is shown when it cannot be answered: a condition that does not hold hides it."""
        return bool(self.answer or not self.when)

    @property
    def described_by(self) -> str:
        """Ids of the sentences that belong to the field, for a screen reader."""
        said = (("e", self.error), ("b", self.is_changed))
        return " ".join(f"{letter}-{self.name}" for letter, there in said if there)

    @property
    def choices(self) -> list[Choice]:
        """The options, with what was answered chosen; none where an answer is written."""
        chosen = self.answer.split(",") if self.kind == "codes" else [self.answer]
        return [Choice(value, label, value in chosen) for value, label in self.options]

    @property
    def is_list(self) -> bool:
        return self.kind == "choice" and len(self.options) > PILLS + 1

    @property
    def answer_words(self) -> str:
        """The answer as a person reads it; a dash when there is none."""
        return self.words_of(self.answer)

    def words_of(self, answer: str) -> str:
        """Any answer to this question as a person reads it."""
        if self.options:
            given = [one for one in answer.split(",") if one != UNANSWERED]
            return "; ".join(label for value, label in self.options if value in given) or "–"
        return f"{answer} {self.unit}".strip() if answer else "–"


@dataclass(frozen=True)
class Section:
    """Questions under one heading; a member's section has the member's age as its note."""

    title: str
    note: str
    questions: list[Question]
    is_new: bool = False  # a member who was not on the household's form before


def sections_of(review: ReviewRound, members: Sequence[Member], facts: Facts) -> list[Section]:
    """All sections of the form with the stored or typed answers of `facts`."""
    schema = required_facts(review.standard, review.effective_on)["properties"]
    asked = _asked(schema["household"])
    indicators = {
        one.code: _("Chỉ số {number}: {name}").format(number=one.number, name=one.name_vi)
        for one in standard_by_id(review.standard).indicators
    }
    household = [_question("h", code, None, fact, facts["household"], indicators, []) for code, fact in asked.items()]
    sections = [*_household_sections(household, asked)]
    answers = {person[PERSON]: person for person in facts["persons"]}
    for member in members:
        found = list(_of_member(member, _asked(schema["persons"]["items"]), answers, review, indicators))
        sections.append(Section(member.full_name, _age_words(member, review.reviewed_on), found))
    for section in sections:
        _say_once(section.questions)
    return [section for section in sections if section.questions]


def _say_once(questions: list[Question]) -> None:
    """An indicator is named at the first question that serves it."""
    said = ""
    for question in questions:
        said, question.help = question.help, "" if question.help == said else question.help


def age_on(birth_date: date, on: date) -> int:
    """Completed years."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def typed(value: Any) -> str:
    """A stored answer as the page writes it."""
    if value is None:
        return UNANSWERED
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, int | float):
        exact = Decimal(str(value)).normalize()
        return number(exact, max(0, -int(exact.as_tuple().exponent)))
    return str(value)


def _asked(described: Facts) -> dict[str, Facts]:
    return {code: fact for code, fact in described["properties"].items() if fact["x-source"] == "form"}


def _household_sections(questions: list[Question], asked: Mapping[str, Facts]) -> Iterator[Section]:
    left = {question.code: question for question in questions}
    for title, indicators in _SECTIONS:
        codes = [code for code in left if indicators & set(asked[code]["x-indicators"])]
        yield Section(str(title), "", [left.pop(code) for code in codes])
    recorded = [left.pop(code) for code in list(left) if not asked[code]["x-required-when"]]
    yield Section(str(_INCOME), "", list(left.values()))
    note = str(gettext_lazy("không bắt buộc; để lập biểu theo nhóm và theo nguyên nhân"))
    yield Section(str(_RECORDED), note, recorded)


def _of_member(
    member: Member, asked: Mapping[str, Facts], answers: Mapping[int, Facts], review: ReviewRound, indicators: Facts
) -> Iterator[Question]:
    for code, fact in asked.items():
        conditions = [one for one in fact["x-required-when"] if _age_fits(one, member, review.reviewed_on)]
        if conditions:
            given = answers.get(member.person_id, {})
            yield _question(f"p{member.person_id}", code, member.person_id, fact, given, indicators, conditions)


def _age_fits(condition: Facts, member: Member, on: date) -> bool:
    age = age_on(member.birth_date, on)
    born_from = condition.get("born_from")
    return (
        condition.get("age_from", 0) <= age <= condition.get("age_to", 999)
        and age < condition.get("age_below", 999)
        and (born_from is None or member.birth_date >= date.fromisoformat(born_from))
    )


def _question(
    prefix: str,
    code: str,
    person_id: int | None,
    fact: Facts,
    facts: Facts,
    indicators: Facts,
    conditions: Sequence[Facts],
) -> Question:
    kind = _kind(fact)
    return Question(
        name=f"{prefix}-{code}",
        code=code,
        person_id=person_id,
        label=fact["title"],
        kind=kind,
        answer=typed(facts.get(code)),
        options=_options(kind, fact),
        unit=str(_UNITS.get(fact.get("x-unit", ""), "")),
        help=" · ".join(indicators[one] for one in fact["x-indicators"] if one in indicators),
        when=_when(conditions or fact["x-required-when"]),
    )


def _kind(fact: Facts) -> str:
    if fact["type"][0] == "array":
        return "codes"
    return "choice" if "x-labels" in fact else str(fact["type"][0])


def _options(kind: str, fact: Facts) -> Options:
    labels = {YES: _("Có"), NO: _("Không")} if kind == "boolean" else fact.get("x-labels", {})
    if not labels or kind == "codes":
        return tuple(labels.items())
    return (*labels.items(), (UNANSWERED, _("Chưa rõ")))


def _when(conditions: Sequence[Facts]) -> str:
    """Only what depends on other answers: the ages are settled when the page is made."""
    dynamic = [{key: one[key] for key in ("equals", "unless") if key in one} for one in conditions]
    return "" if not dynamic or {} in dynamic else json.dumps(dynamic)


def _age_words(member: Member, on: date) -> str:
    return _("{age} tuổi vào ngày rà soát").format(age=age_on(member.birth_date, on))
