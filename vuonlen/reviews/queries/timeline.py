from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.utils.translation import gettext as _

from vuonlen.kernel.format import upper_first
from vuonlen.registry.models import HouseholdEvent

from ..models import Classification, Decision, Status, StatusSpell, WorkerRecognition


class EntryKind(StrEnum):
    """What an entry of the timeline tells of."""

    EVENT = "event"
    FORM = "form"
    STATUS = "status"
    WORKER = "worker"


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened to a household: when, what in words, and for a status how long and by what."""

    on: date
    kind: EntryKind
    title: str
    detail: str = ""
    status: Status | None = None
    until: date | None = None  # first day without the status; None: it runs on
    decision: Decision | None = None
    form_id: int | None = None

    @property
    def lasts(self) -> bool:
        """Whether it holds over days, and was not voided."""
        return self.kind in (EntryKind.STATUS, EntryKind.WORKER) and self.until != self.on


def timeline(household_id: int) -> list[TimelineEntry]:
    """The household's registrations, reviews and statuses, newest first; the caller has checked the area."""
    entries = [*_events(household_id), *_forms(household_id), *_statuses(household_id), *_workers(household_id)]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def _events(household_id: int) -> list[TimelineEntry]:
    events = HouseholdEvent.objects.filter(household=household_id).select_related("person")
    return [_event(event) for event in events.order_by("pk")]


def _event(event: HouseholdEvent) -> TimelineEntry:
    title = HouseholdEvent.Kind(event.kind).label
    title = upper_first(title)
    if event.person:
        title = _("{event}: {person}").format(event=title, person=event.person.full_name)
    return TimelineEntry(event.happened_on, EntryKind.EVENT, title, event.reason)


def _forms(household_id: int) -> list[TimelineEntry]:
    found = Classification.objects.filter(form__household=household_id).select_related("form__round")
    latest = {one.form_id: one for one in found.defer("explanation", "form__facts").order_by("form_version")}
    return [_form(one) for one in latest.values()]


def _form(classification: Classification) -> TimelineEntry:
    review = classification.form.round
    title = _("Phiếu rà soát năm {year}: {outcome}").format(
        year=review.year, outcome=Classification.Outcome(classification.outcome).label
    )
    return TimelineEntry(review.reviewed_on, EntryKind.FORM, title, form_id=classification.form_id)


def _statuses(household_id: int) -> list[TimelineEntry]:
    spells = StatusSpell.objects.filter(household=household_id).select_related("decision", "voided_by")
    return [_status(spell) for spell in spells.order_by("pk")]


def _status(spell: StatusSpell) -> TimelineEntry:
    status = Status(spell.status)
    title = upper_first(status.label)
    if spell.voided_by is not None:
        return _voided(EntryKind.STATUS, title, spell)
    first, until = spell.valid.lower, spell.valid.upper
    detail = (
        f"{spell.decision} · {_of_list(spell)}"
        if spell.decision.kind == Decision.Kind.OFFICIAL
        else str(spell.decision)
    )
    return TimelineEntry(first, EntryKind.STATUS, title, detail, status, until, spell.decision)


def _workers(household_id: int) -> list[TimelineEntry]:
    """One entry for those whom the same decision recognised and the same one ended or voided."""
    recognised = WorkerRecognition.objects.filter(household=household_id)
    rows = recognised.select_related("person", "decision", "ended_by", "voided_by")
    rows = rows.order_by("decision", "ended_by", "voided_by", "person")
    together = groupby(rows, key=lambda one: (one.decision_id, one.ended_by_id, one.voided_by_id))
    return [_of_workers(list(group)) for _key, group in together]


def _of_workers(group: Sequence[WorkerRecognition]) -> TimelineEntry:
    one, names = group[0], ", ".join(row.person.full_name for row in group)
    title = _("Người lao động có thu nhập thấp: {names}").format(names=names)
    if one.voided_by is not None:
        return _voided(EntryKind.WORKER, title, one)
    detail = str(one.decision)
    if one.ended_by is not None:
        detail = _("{decision}; kết thúc theo {ended_by}").format(decision=one.decision, ended_by=one.ended_by)
    return TimelineEntry(one.valid.lower, EntryKind.WORKER, title, detail, until=one.valid.upper, decision=one.decision)


def _voided(kind: EntryKind, title: str, given: StatusSpell | WorkerRecognition) -> TimelineEntry:
    """Told on its first day, and lasting none."""
    title = _("{status} (đã bãi bỏ)").format(status=title)
    detail = _("{decision}, thay bằng {correction}").format(decision=given.decision, correction=given.voided_by)
    day = given.voided_valid.lower
    return TimelineEntry(day, kind, title, detail, None, day, given.decision)


def _of_list(spell: StatusSpell) -> str:
    """Where the status comes from, and the points of the list: "nguồn: danh sách chính thức, B1 120, B2 40"."""
    points = (("B1", spell.income_points), ("B2", spell.deprivation_points))
    said = [f"{name} {value}" for name, value in points if value is not None]
    return ", ".join([spell.decision.get_kind_display(), *said])
