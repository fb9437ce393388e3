"""Files go when their time has passed; what is known of them stays, and what is at work is left alone."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from vuonlen.background.models import Work
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.retention import remove_old_files
from vuonlen.kernel.actor import Command

from .conftest import Send

State = ImportBatch.State


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def age(batch: ImportBatch, days: int) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=timezone.now() - timedelta(days=days))


def test_what_is_sent_in_lies_sealed(send: Send, family: list[dict[str, Any]]) -> None:
    batch = send(family)
    assert batch.state == State.CHECKED
    [stored] = files()
    assert not stored.read_bytes().startswith(b"PK")
    with batch.file.open("rb") as file:
        assert file.read(2) == b"PK"


def test_old_files_go_and_what_is_known_stays(send: Send, family: list[dict[str, Any]]) -> None:
    waiting, refused, fresh = send(family), send([family[0] | {"sex": "?"}]), send(family)
    assert refused.result
    age(waiting, 31)
    age(refused, 31)
    assert remove_old_files(actor=Command("test"), days=30) == 3
    for batch in (waiting, refused, fresh):
        batch.refresh_from_db()
    assert (waiting.state, waiting.rows, bool(waiting.file)) == (State.EXPIRED, 2, False)
    assert (refused.state, bool(refused.sentences), bool(refused.result)) == (State.REJECTED, True, False)
    assert (fresh.state, len(files())) == (State.CHECKED, 1)
    assert remove_old_files(actor=Command("test"), days=30) == 0


def test_what_is_being_written_is_left_alone(send: Send, family: list[dict[str, Any]]) -> None:
    batch = send(family)
    age(batch, 40)
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.COMMITTING)
    assert remove_old_files(actor=Command("test"), days=30) == 0


def test_files_that_work_made_go_with_a_word(land: SimpleNamespace, capsys: Any) -> None:
    work = Work(owner=land.officer, kind="test", title="Danh sách hộ", state=Work.State.DONE)
    work.finished_at = timezone.now() - timedelta(days=8)
    work.result.save("danh-sach.xlsx", ContentFile(b"PK"))
    call_command("remove_old_files", days=7)
    work.refresh_from_db()
    assert (bool(work.result), "CV-004" in work.message, files()) == (False, True, [])
    assert "Đã xóa 1 tệp" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("remove_old_files", days=0)
