"""The logs are sealed day by day outside the database; whoever tampers breaks the chain at a day that is named."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from vuonlen.audit.chain import verify, write_missing
from vuonlen.audit.digest import columns_now, sealed_tables
from vuonlen.audit.errors import ChainBroken, DigestRefused
from vuonlen.kernel.format import date_digits

DAYS = 4


def day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


def log(ago: int, subject: str = "household 7") -> None:
    """A line of the access log as it was written some days ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_accesslog (at, action, subject, outcome) VALUES (%s, 'view', %s, 'allowed')",
            [timezone.now() - timedelta(days=ago), subject],
        )


def tamper(sql: str) -> None:
    """As the owner of the database could: the guards off, then on again."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE accounts_accesslog DISABLE TRIGGER USER")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE accounts_accesslog ENABLE TRIGGER USER")


@pytest.fixture
def folder(db: None, tmp_path: Path) -> Path:
    """A chain of four days, up to the day before yesterday so that no test fails at midnight."""
    for ago in range(2, 2 + DAYS):
        log(ago)
    write_missing(tmp_path, day(2))
    return tmp_path


def test_every_day_has_its_file_even_a_quiet_one(db: None, tmp_path: Path) -> None:
    log(5)
    links = write_missing(tmp_path, day(2))
    assert [link.day for link in links] == [day(5), day(4), day(3), day(2)]
    assert [link.tables["accounts_accesslog"].rows for link in links] == [1, 0, 0, 0]
    assert verify(tmp_path) == links
    assert write_missing(tmp_path, day(2)) == []


def test_the_chain_grows(folder: Path) -> None:
    log(0)
    assert len(verify(folder)) == DAYS
    assert len(write_missing(folder)) == 1 or timezone.localtime().hour < 1
    assert len(verify(folder)) >= DAYS


def test_a_day_that_is_not_over_is_not_sealed(folder: Path) -> None:
    with pytest.raises(DigestRefused, match="NKY-001"):
        write_missing(folder, day(0))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_accesslog SET subject = 'household 8' WHERE at < now() - interval '108 hours'",
        "DELETE FROM accounts_accesslog WHERE at < now() - interval '3 days'",
    ],
)
def test_changed_or_deleted_rows_are_found_at_their_first_day(folder: Path, sql: str) -> None:
    tamper(sql)
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(5))}, bảng accounts_accesslog.*\(NKY-006\)"):
        verify(folder)


def test_a_row_slipped_in_later_is_found(folder: Path) -> None:
    log(3, "household 9")
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(3))}.*NKY-006"):
        verify(folder)


def test_a_row_before_the_first_day_is_found(folder: Path) -> None:
    log(30)
    with pytest.raises(ChainBroken, match="NKY-007"):
        verify(folder)


def test_what_triggers_kept_is_sealed_too(folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_personchange (pgh_created_at, pgh_label, pgh_obj_id, id, full_name, sex, birth_date, "
            "birth_precision, ethnicity) VALUES (%s, 'update', 1, 1, 'A', 'male', '2000-01-01', 'day', 'Dao')",
            [timezone.now() - timedelta(days=4)],
        )
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(4))}, bảng registry_personchange"):
        verify(folder)


def path(folder: Path, ago: int) -> Path:
    found = folder / f"{day(ago).isoformat()}.json"
    found.chmod(0o640)
    return found


def edit(folder: Path, ago: int, change: Callable[[dict], None]) -> None:
    given = json.loads(path(folder, ago).read_text())
    change(given)
    path(folder, ago).write_text(json.dumps(given))


def test_an_edited_file_is_found(folder: Path) -> None:
    edit(folder, 3, lambda given: given["tables"]["accounts_accesslog"].update(rows=9))
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(3))}.*NKY-003"):
        verify(folder)


def test_a_file_written_anew_breaks_the_next_link(folder: Path) -> None:
    """Rows and file changed to agree with each other: the day after still holds the old hash."""
    tamper("UPDATE accounts_accesslog SET subject = 'household 8'")
    path(folder, 5).unlink()
    others = {ago: path(folder, ago).read_text() for ago in (4, 3, 2)}
    for ago in others:
        path(folder, ago).unlink()
    write_missing(folder, day(5))
    for ago, text in others.items():
        (folder / f"{day(ago).isoformat()}.json").write_text(text)
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(4))}.*NKY-004"):
        verify(folder)


def test_a_removed_file_is_found(folder: Path) -> None:
    path(folder, 4).unlink()
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(4))}.*NKY-005"):
        verify(folder)
    with pytest.raises(ChainBroken, match="NKY-005"):
        write_missing(folder)


def test_a_removed_first_file_is_found(folder: Path) -> None:
    path(folder, 5).unlink()
    with pytest.raises(ChainBroken, match=rf"{date_digits(day(4))}.*NKY-004"):
        verify(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"day": "hôm qua"}'])
def test_a_file_that_is_no_digest_is_found(folder: Path, text: str) -> None:
    path(folder, 3).write_text(text)
    with pytest.raises(ChainBroken, match="NKY-002"):
        verify(folder)


def test_a_whole_chain_rewritten_has_another_end(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = verify(folder)[-1].hash
    tamper("UPDATE accounts_accesslog SET subject = 'household 8'")
    rewritten = tmp_path_factory.mktemp("rewritten")
    write_missing(rewritten, day(2))
    assert verify(rewritten)
    with pytest.raises(ChainBroken, match="NKY-008"):
        verify(rewritten, expected=kept)


def test_a_column_added_later_leaves_old_days_proven(folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE accounts_accesslog ADD COLUMN device text DEFAULT 'x'")
    assert len(verify(folder)) == DAYS


def test_commands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_audit_chain", folder=folder)
    assert f"Chuỗi nguyên vẹn: {DAYS} ngày" in capsys.readouterr().out
    call_command("write_audit_digest", folder=folder, until=day(2).isoformat())
    assert "Không có ngày nào cần ghi" in capsys.readouterr().out
    with pytest.raises(CommandError, match="NKY-010"):
        call_command("write_audit_digest", folder=folder, until="hôm qua")
    with pytest.raises(CommandError, match="NKY-001"):
        call_command("write_audit_digest", folder=folder, until=day(-1).isoformat())
    tamper("DELETE FROM accounts_accesslog")
    with pytest.raises(CommandError, match="NKY-006"):
        call_command("verify_audit_chain", folder=folder)


def test_no_chain_is_said(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="NKY-009"):
        call_command("verify_audit_chain", folder=tmp_path)


def test_every_covered_table_is_there_with_its_day(db: None) -> None:
    known = columns_now()
    assert known.keys() == sealed_tables().keys()
    assert all(column in known[table] for table, column in sealed_tables().items())


def test_codes_are_unique_and_used() -> None:
    import vuonlen.audit
    from vuonlen.audit.messages import Message

    sources = Path(vuonlen.audit.__file__).parent.rglob("*.py")
    text = "".join(source.read_text() for source in sources if source.name != "messages.py")
    assert len({message.code for message in Message}) == len(Message)
    assert [message.name for message in Message if f"Message.{message.name}" not in text] == []
