"""The explanation of each indicator: verdict, who or what decides it, rule and source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from vuonlen.kernel.format import short_number
from vuonlen.law.classify import Classification
from vuonlen.law.completeness import missing_rows
from vuonlen.law.engine import day_period, law_on
from vuonlen.law.facts import FACTS
from vuonlen.law.requirements import requirements_of
from vuonlen.law.rules_vi import rule_vi
from vuonlen.law.sources import GRADES_VI, Source, grade_of, paths_under, sources_of
from vuonlen.law.standards import Indicator
from vuonlen.law.wording import in_sentence

VERDICTS_VI = {"deprived": "thiếu hụt", "not_deprived": "không thiếu hụt", "undetermined": "chưa xác định"}

# The variable that flags the members who make the household deprived, by indicator.
DECIDING_MEMBERS = {
    "health_access": "ill_without_care",
    "employment": "person_without_decent_job",
    "dependents": "dependent_person",
    "nutrition": "child_undernourished",
    "insurance": "person_uninsured",
    "adult_education": "adult_undereducated",
    "child_schooling": "child_out_of_school",
}


@dataclass(frozen=True)
class Decider:
    """What decides a verdict: a member (index and name) or the household, a fact and its Vietnamese value."""

    person: int | None
    name: str | None
    fact: str | None
    text_vi: str


@dataclass(frozen=True)
class IndicatorPart:
    """One indicator of the explanation."""

    code: str
    number: int
    name_vi: str
    dimension_vi: str
    verdict: str
    verdict_vi: str
    decided_by: tuple[Decider, ...]
    rule_vi: str
    sources: tuple[Source, ...]
    verification: str
    verification_vi: str


def indicator_parts(found: Classification, on: date, names: Sequence[str]) -> tuple[IndicatorPart, ...]:
    """Explain every indicator of one classified household."""
    return tuple(_part(found, indicator, on, names) for indicator in found.standard.indicators)


def _part(found: Classification, indicator: Indicator, on: date, names: Sequence[str]) -> IndicatorPart:
    verdict = _verdict(found, indicator)
    paths = _paths(found, indicator.code, on, verdict)
    grade = grade_of(paths, on)
    return IndicatorPart(
        code=indicator.code,
        number=indicator.number,
        name_vi=indicator.name_vi,
        dimension_vi=indicator.dimension_vi,
        verdict=verdict,
        verdict_vi=VERDICTS_VI[verdict],
        decided_by=tuple(_deciders(found, indicator.code, on, verdict, names)),
        rule_vi=rule_vi(indicator.code, on),
        sources=sources_of(paths, on),
        verification=grade,
        verification_vi=GRADES_VI[grade],
    )


def _verdict(found: Classification, indicator: Indicator) -> str:
    column = indicator.number - 1
    if found.outcome.indicator_undetermined[0, column]:
        return "undetermined"
    return "deprived" if found.outcome.deprivations[0, column] else "not_deprived"


def _paths(found: Classification, code: str, on: date, verdict: str) -> tuple[str, ...]:
    """Return the parameters a verdict rests on: the unverified kinds of toilet only where one decides."""
    paths = paths_under(f"indicators.{code}", on)
    if code != "toilet" or verdict == "undetermined":
        return paths
    listed = law_on(on).indicators.toilet.hygienic_types
    sure = FACTS["toilet_type"].codes[found.population.column("toilet_type")[0]] in listed
    rests_on = "hygienic_types" if sure else "hygienic_types_unverified"
    return tuple(path for path in paths if path.endswith(f".{rests_on}"))


def _deciders(found: Classification, code: str, on: date, verdict: str, names: Sequence[str]) -> Iterator[Decider]:
    if verdict == "undetermined":
        yield from _unanswered(found, code, on, names)
    elif code in DECIDING_MEMBERS:
        yield from _members(found, code, on, names)
    elif code == "telecom":
        yield from _users(found, on, names)
    elif code == "information_means":
        yield _means(found, on)
    elif code == "house_area":
        yield _area(found)
    else:
        yield from (_household_fact(found, fact) for fact in _facts_of(code, on))


def _facts_of(code: str, on: date) -> list[str]:
    return list(dict.fromkeys(requirement.fact for requirement in requirements_of(code, on)))


def value_vi(found: Classification, fact: str, row: int) -> str:
    """Write the answer to a fact in Vietnamese."""
    described, value = FACTS[fact], found.population.column(fact)[row]
    if found.population.unanswered(fact)[row]:
        return "chưa trả lời"
    if described.kind == "bool":
        return "có" if value else "không"
    if described.kind == "enum":
        return in_sentence(described.labels_vi[value])
    return short_number(value.item())


def _household_fact(found: Classification, fact: str) -> Decider:
    return Decider(None, None, fact, f"{FACTS[fact].label_vi}: {value_vi(found, fact, 0)}")


def _members(found: Classification, code: str, on: date, names: Sequence[str]) -> Iterator[Decider]:
    period = day_period(on)
    flags = found.simulation.calculate(DECIDING_MEMBERS[code], period)
    ages = found.simulation.calculate("age", period)
    those = np.flatnonzero(flags & ~np.isnat(found.population.persons["birth_date"]))
    if code == "dependents":
        total = len(flags)
        share = short_number(round(len(those) * 100 / total, 1))
        yield Decider(None, None, None, f"{len(those)} người phụ thuộc trên {total} thành viên ({share}%)")
    elif not len(those):
        yield Decider(None, None, None, "Không có thành viên nào làm hộ thiếu hụt chỉ số này")
    for person in those.tolist():
        facts = "; ".join(
            f"{in_sentence(FACTS[fact].label_vi)}: {value_vi(found, fact, person)}"
            for fact in _facts_of(code, on)
            if not found.population.unanswered(fact)[person]
        )
        text = f"{names[person]} ({ages[person]} tuổi)" + (f": {facts}" if facts else "")
        yield Decider(person, names[person], _facts_of(code, on)[0], text)


def _users(found: Classification, on: date, names: Sequence[str]) -> Iterator[Decider]:
    service = law_on(on).indicators.telecom.services[0]
    users = np.flatnonzero(found.population.column(service) == 1).tolist()
    label = in_sentence(FACTS[service].label_vi)
    if not users:
        yield Decider(None, None, service, f"Không thành viên nào {label}")
    yield from (Decider(person, names[person], service, f"{names[person]}: {label}") for person in users)


def _means(found: Classification, on: date) -> Decider:
    means = law_on(on).indicators.information_means.means
    owned = [in_sentence(FACTS[fact].label_vi) for fact in means if found.population.column(fact)[0] == 1]
    text = f"Hộ {', '.join(owned)}" if owned else "Hộ không có phương tiện nào trong danh mục"
    return Decider(None, None, None, text)


def _area(found: Classification) -> Decider:
    area, members = found.population.column("dwelling_area")[0].item(), len(found.population.household_of)
    per_head = short_number(int(area * 100 / members) / 100)
    text = f"{short_number(area)} m² cho {members} người, bình quân {per_head} m² một người"
    return Decider(None, None, "dwelling_area", text)


def _unanswered(found: Classification, code: str, on: date, names: Sequence[str]) -> Iterator[Decider]:
    ages = found.simulation.calculate("age", day_period(on))
    requirements = requirements_of(code, on)
    if any(requirement.depends_on_age for requirement in requirements):
        ageless = np.flatnonzero(found.missing.get("birth_date", ()))
        yield from (_ask(person, "birth_date", names) for person in ageless.tolist())
    for requirement in requirements:
        rows = np.flatnonzero(missing_rows(requirement, found.population, ages))
        of_person = FACTS[requirement.fact].entity == "person"
        yield from (_ask(row if of_person else None, requirement.fact, names) for row in rows.tolist())


def _ask(person: int | None, fact: str, names: Sequence[str]) -> Decider:
    question = f"chưa trả lời “{FACTS[fact].label_vi}”"
    if person is None:
        return Decider(None, None, fact, question[0].upper() + question[1:])
    return Decider(person, names[person], fact, f"{names[person]}: {question}")
