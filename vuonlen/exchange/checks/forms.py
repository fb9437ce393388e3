"""The check of form B: whose form it is, what was answered, and what the standard still asks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.law import classify, encode, missing_facts, standard_by_id
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Household, Membership
from vuonlen.registry.models.personal_numbers import blind_index
from vuonlen.reviews.models import ReviewForm, ReviewRound
from vuonlen.reviews.queries.fact_sheets import for_law
from vuonlen.reviews.queries.form_context import FormContext, household_label
from vuonlen.sheets.checks.answers import answer_findings, answers_of, with_answers
from vuonlen.sheets.checks.personal_numbers import number_findings, with_number
from vuonlen.sheets.checks.rules import day_findings, empty_findings, twice_findings
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.reading.cells import key_of
from vuonlen.sheets.reading.dates import with_day
from vuonlen.sheets.reading.workbook import SheetTable, table_finding, table_question

from ..messages import Message

SHOWN = 8  # missing facts named in one sentence


@dataclass
class FormRows:
    """The answers of one household with the rows they stand in."""

    household: Household
    row: int
    answers: dict[str, Any]
    persons: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def sheet(self) -> dict[str, Any]:
        return {"household": self.answers, "persons": [answers for _row, answers in self.persons]}


def check_forms(tables: list[SheetTable], context: ImportContext) -> Checked:
    """Check both sheets; the material is the context and a FormRows for each household."""
    households, persons = tables
    review: ReviewRound = context.round
    own, members = _filled(households, households.frame, persons, persons.frame)
    own = with_answers(households, own)
    members = with_answers(persons, _with_identity(members))
    findings = [*households.findings, *persons.findings, *_cell_findings(households, own, persons, members)]
    known = _context(own, context, review)
    found = {one.code: one for one in known.households.values()}
    forms = _forms(households, own, found, findings)
    _join_members(persons, members, forms, review, findings)
    if not findings:
        findings += _review_findings(households, list(forms.values()), known)
    counts = {"forms": len(forms), "people": sum(len(form.persons) for form in forms.values())}
    return Checked(tables, findings, counts, (known, list(forms.values())))


def _filled(
    households: SheetTable, own: pl.DataFrame, persons: SheetTable, members: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Without the households of a pre-filled file for which nobody wrote an answer yet; refused when none is left."""
    told = pl.concat(
        [
            frame.filter(_answered(table)).select("household_code")
            for table, frame in ((households, own), (persons, members))
        ]
    )
    of_told = pl.col("household_code").is_null() | pl.col("household_code").is_in(told["household_code"].implode())
    if told.is_empty():
        raise Refused([Problem(Message.NO_ANSWERS)])
    return own.filter(of_told), members.filter(of_told)


def _answered(table: SheetTable) -> pl.Expr:
    return pl.any_horizontal(pl.col(one.key).is_not_null() for one in table.spec.typed)


def _with_identity(frame: pl.DataFrame) -> pl.DataFrame:
    frame = with_day(frame.with_columns(key_of(pl.col("full_name")).alias("name_key")), "birth_date")
    return with_number(frame, "personal_number")


def _cell_findings(
    households: SheetTable, own: pl.DataFrame, persons: SheetTable, members: pl.DataFrame
) -> Iterator[Finding]:
    yield from empty_findings(households, own, "household_code")
    yield from twice_findings(households, own, ["household_code"], "household_code", Message.HOUSEHOLD_TWICE)
    yield from answer_findings(households, own)
    for key in ("household_code", "full_name", "birth_date"):
        yield from empty_findings(persons, members, key)
    yield from day_findings(persons, members, "birth_date", whole=False)
    yield from number_findings(persons, members, "personal_number")
    yield from answer_findings(persons, members)


def _context(own: pl.DataFrame, context: ImportContext, review: ReviewRound) -> FormContext:
    """The households of the file whose forms the actor may record; all others are as if they were not there."""
    codes = own["household_code"].drop_nulls().unique().to_list()
    read = FormContext.read(review, Household.objects.filter(code__in=codes).values_list("pk", flat=True))
    roots = context.roots(Permission.RECORD_FORM)
    versions = names_on({commune_id for _village, commune_id in read.homes.values()}, review.reviewed_on)
    inside = {pk for pk, version in versions.items() if roots & set(version.path)}
    theirs = {pk: one for pk, one in read.households.items() if pk in read.homes and read.homes[pk][1] in inside}
    return replace(read, households=theirs)


def _forms(
    table: SheetTable, own: pl.DataFrame, found: Mapping[str, Household], findings: list[Finding]
) -> dict[str, FormRows]:
    facts, forms = table.spec.typed, dict[str, FormRows]()
    for row in own.filter(pl.col("household_code").is_not_null()).iter_rows(named=True):
        code = row["household_code"]
        if code not in found:
            findings.append(table_finding(table, row["row"], "household_code", Message.HOUSEHOLD_NOT_FOUND, value=code))
        elif code not in forms:
            forms[code] = FormRows(found[code], row["row"], answers_of(facts, row))
    return forms


def _join_members(
    table: SheetTable,
    members: pl.DataFrame,
    forms: Mapping[str, FormRows],
    review: ReviewRound,
    findings: list[Finding],
) -> None:
    """Put each member's answers into the form; nobody is joined by guess."""
    known = _members({form.household.pk for form in forms.values()}, review.reviewed_on)
    facts, said, day = table.spec.typed, dict[int, int](), date_digits(review.reviewed_on)
    for row in members.filter(pl.col("household_code").is_not_null()).iter_rows(named=True):
        form = forms.get(row["household_code"])
        if form is None:
            value = row["household_code"]
            findings.append(
                table_finding(table, row["row"], "household_code", Message.WITHOUT_HOUSEHOLD_ROW, value=value)
            )
            continue
        alike = _alike(known[form.household.pk], row)
        if len(alike) != 1:
            findings.append(_whose(table, row["row"], len(alike), day))
        elif alike[0] in said:
            other = said[alike[0]]
            findings.append(table_finding(table, row["row"], "full_name", Message.MEMBER_TWICE, other=other))
        else:
            said[alike[0]] = row["row"]
            form.persons.append((row["row"], {"person": alike[0], **answers_of(facts, row)}))


def _whose(table: SheetTable, row: int, count: int, day: str) -> Finding:
    if not count:
        return table_finding(table, row, "full_name", Message.MEMBER_NOT_FOUND, day=day)
    return table_question(table, row, "full_name", Message.SEVERAL_MEMBERS, count=count)


def _members(household_ids: set[int], on: date) -> dict[int, list[tuple]]:
    there = Membership.objects.filter(household_id__in=household_ids, valid__contains=on)
    fields = ("person__name_key", "person__birth_date", "person__personal_number_index")
    found: dict[int, list[tuple]] = defaultdict(list)
    for household_id, person_id, *rest in there.values_list("household_id", "person_id", *fields):
        found[household_id].append((person_id, *rest))
    return found


def _alike(known: list[tuple], row: Mapping[str, Any]) -> list[int]:
    """The members of that name and birth date; of several, the one with the number or the code written."""
    alike = [one for one in known if one[1] == row["name_key"] and one[2] == row["birth_date_day"]]
    if row["person_code"]:
        return [one[0] for one in alike if str(one[0]) == row["person_code"]]
    if len(alike) > 1 and row["number"]:
        index = blind_index(row["number"])
        alike = [one for one in alike if one[3] is not None and bytes(one[3]) == index] or alike
    return [one[0] for one in alike]


def _review_findings(table: SheetTable, forms: list[FormRows], context: FormContext) -> Iterator[Finding]:
    """What the round says of the forms, and what the standard still asks."""
    review, rows = context.review, {household_label(form.household): form.row for form in forms}
    seen = ReviewForm.objects.filter(round=review, household_id__in=list(context.households))
    there = set(seen.values_list("household_id", flat=True))
    for form in forms:
        if form.household.pk in there:
            yield table_finding(table, form.row, "household_code", Message.FORM_EXISTS)
    for problem in context.place_problems():
        row = rows[problem.values["household"]]
        yield table_finding(table, row, None, Message.REVIEW_REFUSES, sentence=problem.text)
    for form in forms:
        for problem in context.answer_problems(form.household.pk, form.sheet()):
            yield table_finding(table, form.row, None, Message.REVIEW_REFUSES, sentence=problem.text)
    yield from _missing_findings(table, forms, context)


def _missing_findings(table: SheetTable, forms: list[FormRows], context: FormContext) -> Iterator[Finding]:
    review = context.review
    complete = [for_law(context.complete(form.household.pk, form.sheet())) for form in forms]
    on, aged_on = review.effective_on, review.reviewed_on
    outcome = classify(*encode(complete), on, aged_on=aged_on)
    standard = standard_by_id(review.standard).name_vi
    for form, sheet, missing in zip(forms, complete, outcome.missing_count, strict=True):
        if missing:
            names = context.names_of(form.household.pk)
            lacks = [
                one.label_vi if one.person is None else f"{names[one.person]}: {one.label_vi}"
                for one in missing_facts(sheet, on, aged_on=aged_on)
            ]
            shown = "; ".join(lacks[:SHOWN]) + ("; …" if len(lacks) > SHOWN else "")
            yield table_finding(table, form.row, None, Message.FACTS_MISSING, standard=standard, facts=shown)
