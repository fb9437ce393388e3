"""What stands between an official list and the statuses it would give; each problem names its household."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem
from vuonlen.law import LawError
from vuonlen.law.listed import ListedPoints, PointsFound, classes_by_points
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Household
from vuonlen.registry.models.residence import Residence

from ...models import LISTED, Decision, Status, StatusSpell
from ...naming import household_label
from ...statuses import end_of
from ..messages import Message
from .entries import SHEET_NAMES, ListEntry

Found = tuple[int, Problem]  # household and what is wrong with its entry
Home = tuple[int, date, date | None]  # commune, from, until


@dataclass(frozen=True)
class ListContext:
    """What the system knows of the households of a list: where they lived, what they were, what was decided there."""

    entries: Sequence[ListEntry]
    labels: Mapping[int, str]
    homes: Mapping[int, list[Home]]
    spells: Mapping[int, list[StatusSpell]]
    decided: Mapping[int, Decision]  # the first decision of a round, by commune
    communes: Mapping[date, Mapping[int, PlaceVersion]]

    @classmethod
    def read(cls, entries: Sequence[ListEntry]) -> "ListContext":
        """A fixed number of queries, and one for each effective day."""
        ids = {one.household_id for one in entries}
        homes = _homes(ids)
        at = {(one.effective_on, commune) for one in entries if (commune := home_on(homes, one))}
        communes = {day: names_on({commune for on, commune in at if on == day}, day) for day, _commune in at}
        spells: dict[int, list[StatusSpell]] = defaultdict(list)
        stored = StatusSpell.objects.filter(household__in=ids, voided_by__isnull=True)
        for spell in stored.select_related("decision").order_by("valid"):
            spells[spell.household_id].append(spell)
        rounds = Decision.objects.filter(round__isnull=False, commune__in={commune for _on, commune in at})
        decided = {one.commune_id: one for one in rounds.order_by("-effective_on", "-pk")}
        labels = {one.pk: household_label(one) for one in Household.objects.filter(pk__in=ids)}
        return cls(entries, labels, homes, spells, decided, communes)

    def commune_of(self, entry: ListEntry) -> PlaceVersion | None:
        """Where the household lived on the day the list takes effect; None when it was not there."""
        commune = home_on(self.homes, entry)
        return self.communes[entry.effective_on].get(commune) if commune else None

    def problems(self) -> Iterator[Found]:
        """Everything that is wrong with the list; nothing when it may be recorded."""
        twice = [
            household for household, times in Counter(one.household_id for one in self.entries).items() if times > 1
        ]
        yield from ((one, Problem(Message.HOUSEHOLD_TWICE, {"household": self.labels[one]})) for one in twice)
        yield from self._closed()
        for entry in self._open_entries:
            yield from ((entry.household_id, one) for one in self._of(entry))
        yield from self._numbers_used()
        yield from self._arithmetic()

    @cached_property
    def _open_entries(self) -> list[ListEntry]:
        """Those of communes that no round of the system has decided; of the others nothing more needs to be said."""
        return [one for one in self.entries if home_on(self.homes, one) not in self.decided]

    def _closed(self) -> Iterator[Found]:
        """Communes that have decided in the system: said once each, at the first of their households."""
        closed: dict[int, list[ListEntry]] = defaultdict(list)
        for entry in self.entries:
            if (commune := self.commune_of(entry)) and commune.place_id in self.decided:
                closed[commune.place_id].append(entry)
        for place_id, entries in closed.items():
            name = self.communes[entries[0].effective_on][place_id].full_name
            says = {"commune": name, "decision": self.decided[place_id], "count": len(entries)}
            yield entries[0].household_id, Problem(Message.AFTER_ROUND, says)

    def _of(self, entry: ListEntry) -> Iterator[Problem]:
        says = {"household": self.labels[entry.household_id], "day": date_digits(entry.effective_on)}
        if not entry.number.strip():
            yield Problem(Message.NUMBER_EMPTY, says)
        for day in {entry.signed_on, entry.effective_on}:
            if day > timezone.localdate():
                yield Problem(Message.DAY_IN_FUTURE, {**says, "day": date_digits(day)})
        commune = self.commune_of(entry)
        if commune is None:
            yield Problem(Message.HOUSEHOLD_NOT_THERE, says)
            return
        if commune.is_urban is None:
            yield Problem(Message.COMMUNE_KIND_UNKNOWN, {**says, "commune": commune.full_name})
        yield from self._of_spells(entry, says)

    def _of_spells(self, entry: ListEntry, says: dict[str, str]) -> Iterator[Problem]:
        day, spells = entry.effective_on, self.spells.get(entry.household_id, [])
        for spell in spells:
            first, until = spell.valid.lower, spell.valid.upper
            runs = first < day and (until is None or day < until)
            if first >= day or (runs and spell.decision.round_id is not None):
                values = {"day": date_digits(first), "status": Status(spell.status).label, "decision": spell.decision}
                yield Problem(Message.OVERLAPS, {**says, **values})
                return
        before = next((one for one in spells if _holds(one, day - timedelta(days=1))), None)
        if entry.former and before and before.status in LISTED and before.status != entry.former:
            values = {"list": SHEET_NAMES[entry.sheet], "status": Status(before.status).label}
            yield Problem(Message.NOT_ITS_FORMER_CLASS, {**says, **values})

    def _numbers_used(self) -> Iterator[Found]:
        """The paper stands in the system already, and is another one."""
        numbers = {one.number.strip() for one in self._open_entries}
        stored = {
            (one.commune_id, one.number, one.signed_on): one for one in Decision.objects.filter(number__in=numbers)
        }
        for entry in self._open_entries:
            known = stored.get((home_on(self.homes, entry) or 0, entry.number.strip(), entry.signed_on))
            if known and (known.round_id is not None or known.effective_on != entry.effective_on):
                says = {"number": known.number, "day": date_digits(known.signed_on)}
                label = self.labels[entry.household_id]
                yield entry.household_id, Problem(Message.NUMBER_USED, {"household": label, **says})

    def _arithmetic(self) -> Iterator[Found]:
        """Points against the class, by the law of each effective day."""
        for day in sorted({one.effective_on for one in self._open_entries}):
            known = [
                (one, at) for one in self._open_entries if one.effective_on == day and (at := self.commune_of(one))
            ]
            listed = [(one, commune) for one, commune in known if commune.is_urban is not None]
            points = [ListedPoints(one.income_points, one.deprivation_points, bool(at.is_urban)) for one, at in listed]
            try:
                found = classes_by_points(points, day) if points else []
            except LawError as error:
                for entry, _commune in listed:
                    says = {"household": self.labels[entry.household_id], "sentence": str(error)}
                    yield entry.household_id, Problem(Message.LAW_REFUSES, says)
                continue
            for (entry, commune), allowed in zip(listed, found, strict=True):
                yield from ((entry.household_id, one) for one in self._points(entry, commune, allowed))

    def _points(self, entry: ListEntry, commune: PlaceVersion, allowed: PointsFound) -> Iterator[Problem]:
        says = {"household": self.labels[entry.household_id], "b2": entry.deprivation_points}
        if not allowed.classes:
            yield Problem(Message.B2_NOT_WHOLE, {**says, "each": allowed.points_each, "most": allowed.most})
        elif not _fits(entry.status, allowed.classes):
            names = [str(_NAMES[one]) for one in sorted(allowed.classes)]
            place = _("thành thị") if commune.is_urban else _("nông thôn")
            b1 = "–" if entry.income_points is None else entry.income_points
            more = {"status": entry.status.label, "b1": b1, "place": place, "line": allowed.line}
            yield Problem(Message.CLASS_DISAGREES, {**says, **more, "found": _(" hoặc ").join(names)})


_NAMES = {**dict(Status.choices), "not_poor": _("hộ không nghèo")}


def _fits(status: Status, classes: Collection[str]) -> bool:
    return bool(set(classes) - set(LISTED)) if status == Status.NEWLY_ESCAPED else status in classes


def home_on(homes: Mapping[int, list[Home]], entry: ListEntry) -> int | None:
    """The commune in which the household lived on the day."""
    day = entry.effective_on
    there = homes.get(entry.household_id, [])
    return next((commune for commune, first, until in there if first <= day and (until is None or day < until)), None)


def stays(homes: Mapping[int, list[Home]], entry: ListEntry) -> Iterator[Home]:
    """The communes in which the status holds: a status follows a household that moved since."""
    ends = end_of(entry.status, entry.effective_on)
    for commune, first, until in sorted(homes.get(entry.household_id, []), key=lambda one: one[1]):
        begin = max(first, entry.effective_on)
        end = min((one for one in (until, ends) if one is not None), default=None)
        if end is None or begin < end:
            yield commune, begin, end


def _homes(household_ids: Iterable[int]) -> dict[int, list[Home]]:
    homes: dict[int, list[Home]] = defaultdict(list)
    there = Residence.objects.filter(household__in=list(household_ids))
    for household_id, commune_id, valid in there.values_list("household_id", "commune_id", "valid"):
        homes[household_id].append((commune_id, valid.lower, valid.upper))
    return homes


def _holds(spell: StatusSpell, day: date) -> bool:
    first, until = spell.valid.lower, spell.valid.upper
    return first <= day and (until is None or day < until)
