"""An owner stops a check, or the writing itself, on real connections: nothing is left half done."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.db import connection

from vuonlen.accounts.models import Role
from vuonlen.background.actions import request_cancel, run_work
from vuonlen.background.models import Work
from vuonlen.exchange.commits import households
from vuonlen.exchange.kinds.households import HOUSEHOLDS
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.testing import person
from vuonlen.kernel.testing import arranging
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.models import Household
from vuonlen.registry.testing import make_user
from vuonlen.sheets.imports.checksums import checksum_of
from vuonlen.sheets.testing import write_sheets

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def batch(settings: Any, tmp_path: Path) -> ImportBatch:
    settings.MEDIA_ROOT = tmp_path / "files"
    commune = make_commune(make_district(make_province()), "Quảng Sơn", code="06925")
    make_village(commune, "Mố Kiệc")
    home = {"commune": "06925 Xã Quảng Sơn", "village": "Thôn Mố Kiệc"}
    rows = [person(n, f"Lý Văn {chr(65 + n % 26)} {n}", **home) for n in range(1, 31)]
    path = write_sheets(tmp_path / "ho.xlsx", [(HOUSEHOLDS, rows)])
    made = ImportBatch(owner=make_user("canbo", commune, Role.COMMUNE_OFFICER), kind="households", name="ho.xlsx")
    with path.open("rb") as file:
        made.file.save("tep.xlsx", File(file), save=False)
        made.checksum = checksum_of(File(file))
    made.save()
    return made


def work_of(batch: ImportBatch, kind: str) -> Work:
    return Work.objects.create(owner=batch.owner, kind=kind, title="Việc", parameters={"batch": batch.pk})


def test_stopped_check(batch: ImportBatch, monkeypatch: pytest.MonkeyPatch) -> None:
    work = work_of(batch, ImportBatch.CHECK)
    monkeypatch.setattr(
        "vuonlen.sheets.imports.actions.run_check.refuse_legacy_text",
        lambda *_given: request_cancel(actor=batch.owner, work=work),
    )
    monkeypatch.setattr("vuonlen.background.progress.REPORT_EVERY", 0)
    run_work(work.pk)
    batch.refresh_from_db()
    work.refresh_from_db()
    assert (batch.state, work.state) == (ImportBatch.State.CANCELLED, Work.State.CANCELLED)


def test_stopped_writing_leaves_nothing(batch: ImportBatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stop is asked while the transaction is open, from another connection's point of view."""
    run_work(work_of(batch, ImportBatch.CHECK).pk)
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.COMMITTING)
    work = work_of(batch, ImportBatch.COMMIT)
    real, seen = households._household, []

    def asks(*given: Any) -> Any:
        seen.append(1)
        if len(seen) == 10:
            with arranging(), connection.copy().cursor() as cursor:
                cursor.execute(f"UPDATE {Work._meta.db_table} SET cancel_requested = true WHERE id = %s", [work.pk])
        return real(*given)

    monkeypatch.setattr(households, "_household", asks)
    monkeypatch.setattr("vuonlen.background.aside.REPORT_EVERY", 0)
    run_work(work.pk)
    batch.refresh_from_db()
    work.refresh_from_db()
    assert (batch.state, work.state) == (ImportBatch.State.CHECKED, Work.State.CANCELLED)
    assert not Household.objects.exists()
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.COMMITTING)
    monkeypatch.setattr(households, "_household", real)
    again = work_of(batch, ImportBatch.COMMIT)
    run_work(again.pk)
    batch.refresh_from_db()
    again.refresh_from_db()
    assert (batch.state, Household.objects.count()) == (ImportBatch.State.COMMITTED, 30)
    assert again.done == again.total == 60  # thirty rows read, thirty written
