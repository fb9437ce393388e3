"""Long work from start to end: done, failed, cancelled, seen only by its owner."""

from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.background.actions import request_cancel, run_work, start_work
from vuonlen.background.kinds import register_kind
from vuonlen.background.messages import Message
from vuonlen.background.models import Work
from vuonlen.background.progress import Progress
from vuonlen.background.queries import standing_of, unfinished_count, works_of
from vuonlen.kernel.problems import Problem, Refused

pytestmark = pytest.mark.django_db


def write_lines(parameters: dict[str, Any], progress: Progress) -> Path:
    path = Path(mkdtemp()) / "kết quả.txt"
    path.write_text("x" * parameters["lines"])
    progress.step(parameters["lines"], parameters["lines"])
    return path


def break_down(parameters: dict[str, Any], progress: Progress) -> None:
    raise RuntimeError("secret detail")


def refuse(parameters: dict[str, Any], progress: Progress) -> None:
    raise Refused([Problem(Message.SILENT, {"number": 7, "since": "sáng"})])


register_kind("test.lines", write_lines, unit="phiếu")
register_kind("test.break", break_down, unit="phiếu")
register_kind("test.refuse", refuse, unit="phiếu")


@pytest.fixture
def owner() -> User:
    return User.objects.create_user("chu", full_name="Chủ Việc")


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def waiting(owner: User, kind: str = "test.lines", **fields: Any) -> Work:
    return Work.objects.create(owner=owner, kind=kind, title="Việc", parameters={"lines": 3}, **fields)


def test_work_runs_and_keeps_its_file(owner: User) -> None:
    work = start_work(actor=owner, kind="test.lines", title="Việc", parameters={"lines": 3})
    assert work.state == Work.State.DONE
    assert (work.done, work.total) == (3, 3)
    assert work.result.read() == b"xxx"


def test_unknown_kind_is_refused(owner: User) -> None:
    with pytest.raises(KeyError):
        start_work(actor=owner, kind="test.nothing", title="Việc", parameters={})
    assert not Work.objects.exists()


def test_failure_is_told_with_a_code_and_no_detail(owner: User) -> None:
    work = start_work(actor=owner, kind="test.break", title="Việc", parameters={})
    assert work.state == Work.State.FAILED
    assert work.message.endswith(f"({Message.FAILED.code})")
    assert "secret" not in work.message


def test_refusal_is_told_in_its_own_words(owner: User) -> None:
    work = start_work(actor=owner, kind="test.refuse", title="Việc", parameters={})
    assert work.state == Work.State.FAILED
    assert work.message == Message.SILENT.text(number=7, since="sáng")


def test_cancelled_before_it_runs(owner: User) -> None:
    work = waiting(owner)
    request_cancel(actor=owner, work=work)
    run_work(work.pk)
    work.refresh_from_db()
    assert work.state == Work.State.CANCELLED
    assert not work.result


def test_cancelled_at_its_next_step(owner: User) -> None:
    work = waiting(owner)
    register_kind("test.cancels", lambda parameters, progress: _cancel_and_step(owner, work, progress), unit="phiếu")
    Work.objects.filter(pk=work.pk).update(kind="test.cancels")
    run_work(work.pk)
    work.refresh_from_db()
    assert work.state == Work.State.CANCELLED
    assert work.message.endswith(f"({Message.CANCELLED.code})")


def _cancel_and_step(owner: User, work: Work, progress: Progress) -> None:
    request_cancel(actor=owner, work=work)
    progress.step(1, 2)


def test_another_person_cannot_cancel(owner: User) -> None:
    work = waiting(owner)
    request_cancel(actor=User.objects.create_user("khac"), work=work)
    work.refresh_from_db()
    assert not work.cancel_requested


def test_work_is_taken_once(owner: User) -> None:
    work = waiting(owner, state=Work.State.RUNNING)
    run_work(work.pk)
    work.refresh_from_db()
    assert work.state == Work.State.RUNNING


def test_standing_says_rate_and_time_left(owner: User) -> None:
    now = timezone.now()
    work = waiting(owner, state=Work.State.RUNNING, done=100, total=300)
    work.started_at = work.reported_at = now - timedelta(seconds=10)
    standing = standing_of(work, now)
    assert (standing.percent, standing.rate, standing.unit, standing.seconds_left) == (33, 10.0, "phiếu", 20)
    assert not standing.ended


def test_work_of_a_kind_that_is_no_more_has_a_unit(owner: User) -> None:
    assert standing_of(waiting(owner, kind="test.gone")).unit == "bước"


def test_silent_work_says_so(owner: User) -> None:
    now = timezone.now()
    work = waiting(owner, state=Work.State.RUNNING)
    work.started_at = work.reported_at = now - timedelta(minutes=6)
    assert standing_of(work, now).message.endswith(f"({Message.SILENT.code})")


def test_only_own_work_is_listed(owner: User) -> None:
    work = waiting(owner)
    other = User.objects.create_user("khac")
    assert list(works_of(owner)) == [work]
    assert unfinished_count(owner) == 1
    assert not works_of(other).exists()


def test_codes_are_unique() -> None:
    assert len({message.code for message in Message}) == len(Message)
