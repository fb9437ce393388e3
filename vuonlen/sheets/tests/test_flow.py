"""A file goes in by two steps: checked as a whole, then written as a whole or not at all."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from vuonlen.background.actions import request_cancel
from vuonlen.background.models import Work
from vuonlen.exchange.models import ImportBatch
from vuonlen.kernel.actor import Command
from vuonlen.kernel.problems import Refused
from vuonlen.sheets.imports.actions.shared.start_commit import claim
from vuonlen.sheets.imports.retention import remove_sent_files

from .conftest import Send, write
from .trial import Register

Book = Callable[..., Path]
State = ImportBatch.State


def codes(batch: ImportBatch) -> set[str]:
    return set(batch.counts["codes"])


def test_checked_then_written(send: Send, book: Book, register: Register) -> None:
    batch = send(book("Lý Văn Ba", "Tằng A Tư"))
    assert (batch.state, batch.rows, batch.sentences) == (State.CHECKED, 2, [])
    assert batch.counts == {"names": 2, "codes": {}}
    assert not batch.result and register.names == []
    assert write(batch).state == State.COMMITTED
    assert register.names == ["Lý Văn Ba", "Tằng A Tư"]
    assert batch.committed_at


def test_what_is_wrong_stands_beside_its_row(send: Send, book: Book, register: Register) -> None:
    batch = send(book("Lý Văn Ba", (None, "người lạ")))
    assert (batch.state, batch.errors, codes(batch)) == (State.REJECTED, 2, {"NK-032", "NK-034"})
    assert batch.sentences[0] == "Dòng 3, cột Họ và tên: đang để trống. Hãy điền. (NK-032)"
    rows = list(load_workbook(BytesIO(batch.result.read())).active.iter_rows(values_only=True))
    assert rows[0] == ("Họ và tên", "Xử lý", "Kết quả kiểm tra", "Lỗi")
    assert rows[1] == ("Lý Văn Ba", None, None, None)
    assert rows[2][:3] == (None, "người lạ", "Có lỗi")
    assert rows[2][3].count("(NK-") == 2
    with pytest.raises(Refused) as refused:
        write(batch)
    assert refused.value.codes == ["NK-070"]


def test_a_question_waits_for_its_answer(send: Send, book: Book, register: Register) -> None:
    register.names = ["Lý Văn Ba"]
    batch = send(book("Lý Văn Ba"))
    assert (batch.state, batch.errors, batch.questions) == (State.NEEDS_DECISION, 0, 1)
    rows = list(load_workbook(BytesIO(batch.result.read())).active.iter_rows(values_only=True))
    assert rows[1][2] == "Cần quyết định"
    with pytest.raises(Refused):
        write(batch)
    assert write(send(book(("Lý Văn Ba", "người khác")))).state == State.COMMITTED
    assert register.names == ["Lý Văn Ba", "Lý Văn Ba"]


def test_the_order_to_write_is_taken_once(send: Send, book: Book, register: Register) -> None:
    batch = write(send(book("Lý Văn Ba")))
    with pytest.raises(Refused) as refused:
        write(batch)
    assert refused.value.codes == ["NK-070"]
    assert register.names == ["Lý Văn Ba"]


def test_only_the_file_that_was_checked_is_written(send: Send, book: Book, register: Register) -> None:
    batch = send(book("Lý Văn Ba"))
    with pytest.raises(Refused) as refused:
        claim(batch, "0" * 64)
    assert refused.value.codes == ["NK-071"]
    with Path(batch.file.path).open("ab") as file:
        file.write(b"x")
    batch = write(batch)
    assert (batch.state, register.names) == (State.REJECTED, [])
    assert batch.sentences[0].endswith("(NK-071)")


def test_what_changed_meanwhile_is_asked_again(send: Send, book: Book, register: Register) -> None:
    batch = send(book("Lý Văn Ba"))
    register.names = ["Lý Văn Ba"]
    batch = write(batch)
    assert (batch.state, codes(batch), len(batch.sentences)) == (State.NEEDS_DECISION, {"THU-001"}, 2)
    assert batch.sentences[0].endswith("(NK-072)")
    assert register.names == ["Lý Văn Ba"]


def test_a_breakdown_is_told_without_detail(
    send: Send, book: Book, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = send(book("Lý Văn Ba"))
    monkeypatch.setattr(register, "commit", _break)
    batch = write(batch)
    assert (batch.state, batch.committed_at, len(batch.sentences)) == (State.REJECTED, None, 1)
    assert batch.sentences[0].endswith("(NK-073)") and "secret" not in batch.sentences[0]


def _break(*_given: object) -> None:
    raise RuntimeError("secret detail")


def test_a_file_that_cannot_be_read_is_refused_as_a_whole(send: Send, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"ho,ten\n1,A")
    batch = send(path)
    assert (batch.state, batch.rows, batch.errors, codes(batch)) == (State.REJECTED, 0, 1, {"NK-001"})
    assert not batch.result


def test_too_heavy_to_keep(send: Send, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vuonlen.sheets.imports.actions.shared.start_check.FILE_LIMIT", 0)
    with pytest.raises(Refused) as refused:
        send(book("Lý Văn Ba"))
    assert refused.value.codes == ["NK-007"]
    assert not ImportBatch.objects.exists()


def test_the_name_of_the_file_is_never_a_path(send: Send, book: Book) -> None:
    batch = send(book("Lý Văn Ba"), name="../../etc/" + "s" * 200 + ".xlsx")
    assert (len(batch.name), "/" in batch.name) == (120, False)
    assert Path(batch.file.name).name.startswith("tep")


def test_stopped_while_it_is_checked(
    send: Send, book: Book, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vuonlen.background.progress.REPORT_EVERY", 0)
    monkeypatch.setattr(
        "vuonlen.sheets.imports.actions.run_check.refuse_legacy_text", lambda *_given: _stop(Work.objects.get())
    )
    batch = send(book("Lý Văn Ba"))
    assert (batch.state, batch.work.state) == (State.CANCELLED, Work.State.CANCELLED)


def _stop(work: Work) -> None:
    request_cancel(actor=work.owner, work=work)


def test_old_files_go_and_those_at_work_stay(send: Send, book: Book) -> None:
    waiting, busy, fresh = send(book("Lý Văn Ba")), send(book("Tằng A Tư")), send(book("Chíu A Sáng"))
    old = timezone.now() - timedelta(days=31)
    ImportBatch.objects.filter(pk__in=[waiting.pk, busy.pk]).update(created_at=old)
    ImportBatch.objects.filter(pk=busy.pk).update(state=State.COMMITTING)
    before = timezone.now() - timedelta(days=30)
    assert remove_sent_files(ImportBatch, actor=Command("test"), before=before) == 1
    waiting.refresh_from_db()
    assert (waiting.state, bool(waiting.file), waiting.rows) == (State.EXPIRED, False, 1)
    assert busy.file.storage.exists(busy.file.name) and fresh.file.storage.exists(fresh.file.name)
