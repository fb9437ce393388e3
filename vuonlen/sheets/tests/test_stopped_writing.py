"""The owner stops the writing, on real connections: nothing is left half done, and it may be written after all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from vuonlen.background.actions import run_work
from vuonlen.background.models import Work
from vuonlen.exchange.models import ImportBatch
from vuonlen.kernel.testing import arranging
from vuonlen.sheets.imports.actions.shared.start_commit import claim

from .conftest import Send
from .trial import Register

pytestmark = pytest.mark.django_db(transaction=True)


def write(batch: ImportBatch) -> Work:
    """As a worker does, who sees what is committed only."""
    claim(batch, batch.checksum)
    work = Work.objects.create(owner=batch.owner, kind=batch.COMMIT, title="Việc", parameters={"batch": batch.pk})
    run_work(work.pk)
    work.refresh_from_db()
    batch.refresh_from_db()
    return work


def test_stopped_while_it_is_written(
    send: Send, book: Callable[..., Path], register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = send(book("Lý Văn Ba", "Tằng A Tư"))
    monkeypatch.setattr("vuonlen.background.aside.REPORT_EVERY", 0)
    real = register.commit

    def stopped(*given: Any) -> None:
        with arranging(), connection.copy().cursor() as cursor:  # as the page does: from another connection
            cursor.execute(f"UPDATE {Work._meta.db_table} SET cancel_requested = true WHERE state = 'running'")
        real(*given)

    monkeypatch.setattr(register, "commit", stopped)
    work = write(batch)
    assert (batch.state, work.state) == (ImportBatch.State.CHECKED, Work.State.CANCELLED)
    assert (register.names, batch.committed_at) == ([], None)
    monkeypatch.setattr(register, "commit", real)
    work = write(batch)
    assert (batch.state, work.state) == (ImportBatch.State.COMMITTED, Work.State.DONE)
    assert register.names == ["Lý Văn Ba", "Tằng A Tư"]
