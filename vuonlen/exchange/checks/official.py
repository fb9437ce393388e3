"""The check of an official list: read, placed, matched with the registry, held against the law and what is decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vuonlen.kernel.names import tidy
from vuonlen.kernel.rights import Permission
from vuonlen.reviews.models import Status
from vuonlen.reviews.official.queries.checks import ListContext
from vuonlen.reviews.official.queries.entries import FORMER, ListEntry, OfficialSheet
from vuonlen.sheets.findings import Finding
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.messages import Message as CellMessage
from vuonlen.sheets.reading.workbook import SheetTable

from ..messages import Message
from .official_match import Placed, matched
from .official_rows import Group, day_of, read_rows
from .place_lookup import Found, PlaceLookup

Paper = tuple[str, date, date]  # number, signed on, effective on
_ABOVE_COMMUNE = ("huyện ", "quận ", "thị xã ", "thành phố ", "tỉnh ")


@dataclass(frozen=True)
class OfficialMaterial:
    """What would be recorded, and the communes with their paths on the day that counts."""

    entries: tuple[ListEntry, ...]
    paths: dict[int, set[int]]


def check_official(tables: list[SheetTable], context: ImportContext) -> Checked:
    """Check every sheet of the list; the material is an OfficialMaterial."""
    groups, findings = list[Group](), list[Finding]()
    for table in tables:
        read, wrong = read_rows(table)
        groups += read
        findings += wrong
    groups = [one for one in groups if _is_readable(one)]
    lookup = PlaceLookup(context.roots(Permission.RECORD_OFFICIAL_LIST), {_commune_text(one) for one in groups})
    papers = _papers(groups, lookup)
    placed, paths = list[Placed](), dict[int, set[int]]()
    said = dict[int, Paper]()
    for group in groups:
        paper = _paper(group, papers, lookup)
        one = _placed(group, paper[2], lookup, paths, findings) if paper else None
        if paper is None:
            findings.append(group.finding("decision_number", Message.NO_PAPER))
        elif one:
            placed.append(one)
            said[id(group)] = paper
    context.step(0)
    entries = _entries(matched(placed, findings), said, findings)
    findings += _refusals(entries)
    counts = {"listed": len(entries), "people": sum(len(group.rows) for group in groups)}
    return Checked(tables, findings, counts, OfficialMaterial(tuple(one for _group, one in entries), paths))


def _is_readable(group: Group) -> bool:
    """Whether enough can be read to look for the household; what cannot be read is told already."""
    known = [group.head["full_name"], group.head["birth_date_day"], group.said("deprivation_points_value")]
    return all(one is not None for one in known) and bool(_commune_text(group)) and _paper_is_readable(group)


def _paper_is_readable(group: Group) -> bool:
    if not _is_exit(group):
        return bool(group.said("decision_number") and group.said("decided_on_day") and group.said("class_code"))
    return not (group.said("decided_on") and group.said("decided_on_day") is None)


def _is_exit(group: Group) -> bool:
    return group.table.spec.key in FORMER


def _commune_text(group: Group) -> str:
    if not _is_exit(group):
        return group.said("commune_code") or group.said("commune") or ""
    return _home_of(group)[1]


def _village_text(group: Group) -> str:
    if not _is_exit(group):
        return group.said("village") or ""
    return _home_of(group)[0]


def _home_of(group: Group) -> tuple[str, str]:
    """Village and commune of "Thôn Mố Kiệc, xã Quảng Sơn" or "…, huyện Hải Hà, tỉnh Quảng Ninh"."""
    parts = [part.strip() for part in str(group.said("address") or "").split(",")]
    while len(parts) > 2 and parts[-1].lower().startswith(_ABOVE_COMMUNE):
        parts.pop()
    return ", ".join(parts[:-1]), parts[-1]


def _papers(groups: Iterable[Group], lookup: PlaceLookup) -> dict[int, set[Paper]]:
    """The decisions of the list of poor and near-poor, by commune: those who left may refer to the only one."""
    found: dict[int, set[Paper]] = {}
    for group in groups:
        paper = None if _is_exit(group) else _own_paper(group)
        commune = lookup.commune(_commune_text(group), paper[2]).version if paper else None
        if paper and commune:
            found.setdefault(commune.place_id, set()).add(paper)
    return found


def _own_paper(group: Group) -> Paper | None:
    number, signed, effective = group.said("decision_number"), group.said("decided_on_day"), day_of(group)
    return (tidy(number), signed, effective) if number and signed and effective else None


def _paper(group: Group, papers: dict[int, set[Paper]], lookup: PlaceLookup) -> Paper | None:
    own = _own_paper(group)
    if own or not _is_exit(group):
        return own
    days = {paper[2] for ones in papers.values() for paper in ones}
    communes = {found.place_id for day in days if (found := lookup.commune(_commune_text(group), day).version)}
    of_commune = set[Paper]().union(*(papers.get(commune, set()) for commune in communes))
    return of_commune.pop() if len(of_commune) == 1 else None


def _placed(
    group: Group, day: date, lookup: PlaceLookup, paths: dict[int, set[int]], findings: list[Finding]
) -> Placed | None:
    key = "address" if _is_exit(group) else "commune"
    found = lookup.commune(_commune_text(group), day)
    commune = found.version
    if commune:
        paths.setdefault(commune.place_id, set()).update(commune.path)
        key = "address" if _is_exit(group) else "village"
        text = _village_text(group)
        found = lookup.village(commune, text, day) if text else Found(message=CellMessage.EMPTY)
    if commune and found.version:
        return Placed(group, day, found.version.place_id, commune.place_id)
    findings.append(group.finding(key, found.message or CellMessage.EMPTY, **dict(found.values)))
    return None


def _entries(
    found: Sequence[tuple[Placed, int]], papers: dict[int, Paper], findings: list[Finding]
) -> list[tuple[Group, ListEntry]]:
    """One entry a household; one that left poverty and is near-poor stands on two sheets and is one entry."""
    taken: dict[int, tuple[Group, ListEntry]] = {}
    for one, household_id in found:
        entry = _entry(one.group, household_id, papers[id(one.group)])
        before = taken.get(household_id)
        if before is None:
            taken[household_id] = one.group, entry
        elif before[0].table is one.group.table:
            findings.append(one.group.finding("full_name", Message.HOUSEHOLD_TWICE, other=before[0].row))
        elif not _may_be_on_both(before[1], entry):
            findings.append(one.group.finding("full_name", Message.ON_TWO_LISTS, other=before[0].elsewhere()))
        else:
            findings += _other_points(one.group, before)
            taken[household_id] = before[0], replace(before[1], former=Status.POOR)
    return list(taken.values())


def _may_be_on_both(listed: ListEntry, left: ListEntry) -> bool:
    return (listed.status, left.sheet) == (Status.NEAR_POOR, OfficialSheet.OUT_OF_POVERTY)


def _other_points(group: Group, before: tuple[Group, ListEntry]) -> Iterator[Finding]:
    for key in ("income_points", "deprivation_points"):
        if group.said(f"{key}_value") != getattr(before[1], key):
            yield group.finding(key, Message.HOUSEHOLD_DISAGREES, other=before[0].elsewhere())


def _entry(group: Group, household_id: int, paper: Paper) -> ListEntry:
    sheet = OfficialSheet(group.table.spec.key)
    causes = str(group.said("causes") or "").replace(";", ",")
    facts = {key: True for key in ("no_work_capacity", "has_merit_member") if group.said(f"{key}_code")}
    return ListEntry(
        household_id,
        sheet,
        Status.NEWLY_ESCAPED if sheet in FORMER else Status(group.said("class_code")),
        *paper,
        group.said("income_points_value"),
        group.said("deprivation_points_value"),
        FORMER.get(sheet),
        facts | ({"causes": [one.strip() for one in causes.split(",")]} if causes else {}),
    )


def _refusals(entries: Sequence[tuple[Group, ListEntry]]) -> Iterator[Finding]:
    """What the verb would refuse, at the row of the household."""
    groups = {entry.household_id: group for group, entry in entries}
    for household_id, problem in ListContext.read([entry for _group, entry in entries]).problems():
        yield groups[household_id].finding(None, Message.LIST_REFUSES, sentence=problem.text)
