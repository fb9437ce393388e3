"""The household list as an Excel file, written row by row so that a province fits into little memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.accounts.queries import scope_of
from vuonlen.background.actions import start_work
from vuonlen.background.models import Work
from vuonlen.background.progress import Progress
from vuonlen.kernel.chunks import chunks
from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places import queries as places
from vuonlen.registry.models import Household, Membership, Relation
from vuonlen.registry.queries import homes_of, masked_number
from vuonlen.reviews.queries import statuses_on
from vuonlen.sheets.writing.list_sheet import Column, ListSheet

from .household_filter import ALL_PLACES, HouseholdFilter, status_label, within

KIND = "exchange.export_households"
BATCH = 2_000
NOT_RECORDED = "–"


def columns() -> list[Column]:
    """Heading and width of each column; the ids and masked numbers are text, or Excel would round them."""
    return [
        Column(_("STT"), 6),
        Column(_("Mã hộ"), 16),
        Column(_("Chủ hộ"), 28),
        Column(_("Số định danh chủ hộ"), 20),
        Column(_("Dân tộc"), 12),
        Column(_("Thôn"), 24),
        Column(_("Xã"), 24),
        Column(_("Số người"), 10),
        Column(_("Tình trạng"), 24),
    ]


def start_household_export(*, actor: User, scope: Scope, wanted: HouseholdFilter) -> Work:
    """Start writing the list as long work of `actor`; the export is logged.

    Raises PermissionMissing when no role of theirs in the place gives the right.
    """
    if not _exportable(scope, wanted).grants:
        raise PermissionMissing(Permission.EXPORT_HOUSEHOLDS)
    log_access(
        user=actor,
        action="household.export",
        subject=wanted.describe()[:120],
        outcome=AccessLog.Outcome.ALLOWED,
    )
    title = _("Danh sách hộ: {what}").format(what=wanted.describe())[:200]
    parameters = {"user": actor.pk, "filter": wanted.as_parameters()}
    return start_work(actor=actor, kind=KIND, title=title, parameters=parameters)


def export_households(parameters: dict[str, Any], progress: Progress) -> Path:
    """Write the file of the stored filter, within what its owner may export now."""
    wanted = HouseholdFilter.from_parameters(parameters["filter"])
    scope = scope_of(User.objects.get(pk=parameters["user"]), wanted.on)
    found = wanted.apply(_exportable(scope, wanted))
    total = found.count()
    progress.step(0, total)
    path = Path(mkdtemp()) / f"danh-sach-ho-{wanted.on:%Y-%m-%d}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = ListSheet(book, _("Danh sách hộ"), columns())
        sheet.write_head(_("DANH SÁCH HỘ GIA ĐÌNH"), wanted.describe(), _("Số hộ: {count}").format(count=total))
        _write(sheet, found, wanted, progress, total)
    return path


def _exportable(scope: Scope, wanted: HouseholdFilter) -> Scope:
    """The part of the place that the user may take out."""
    may = [grant for grant in scope.grants if Permission.EXPORT_HOUSEHOLDS in grant.rights]
    exportable = replace(scope, grants=tuple(may))
    if wanted.place_id == ALL_PLACES:
        return exportable
    reach = places.reaches([wanted.place_id], wanted.on, timezone.localdate())[wanted.place_id]
    return within(exportable, reach)


def _write(
    sheet: ListSheet, found: QuerySet[Household], wanted: HouseholdFilter, progress: Progress, total: int
) -> None:
    done = 0
    for batch in chunks(found.iterator(chunk_size=BATCH), BATCH):
        for row in _rows(batch, wanted):
            done += 1
            sheet.write_row([done, *row])
        progress.step(done, max(done, total))


def _rows(batch: Sequence[Household], wanted: HouseholdFilter) -> Iterator[list[str | int]]:
    ids = [household.pk for household in batch]
    statuses = statuses_on(ids, wanted.on)
    homes = homes_of({household.pk: household for household in batch}, wanted.on)
    names = places.names_on({pk for home in homes.values() for pk in home}, wanted.on)
    numbers = _head_numbers(ids, wanted)
    for household in batch:
        status, (village, commune) = statuses.get(household.pk), homes[household.pk]
        yield [
            household.code,
            household.head_name,
            numbers.get(household.pk) or NOT_RECORDED,
            household.head_ethnicity,
            names[village].full_name if village in names else NOT_RECORDED,
            names[commune].full_name if commune in names else NOT_RECORDED,
            household.member_count,
            status_label(status) if status else NOT_RECORDED,
        ]


def _head_numbers(household_ids: list[int], wanted: HouseholdFilter) -> dict[int, str]:
    heads = Membership.objects.filter(
        household_id__in=household_ids, relation=Relation.HEAD, valid__contains=wanted.on
    ).select_related("person")
    return {head.household_id: masked_number(head.person) for head in heads}
