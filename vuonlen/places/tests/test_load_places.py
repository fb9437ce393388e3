import pytest
from django.core.management import CommandError, call_command

from vuonlen.kernel.actor import Command as ByCommand
from vuonlen.places.actions import LoadResult
from vuonlen.places.errors import PlaceRefused
from vuonlen.places.management.commands import load_places


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], result: LoadResult | Exception) -> str:
    def load(*, actor, progress) -> LoadResult:  # type: ignore[no-untyped-def]
        assert actor == ByCommand("load_places")
        progress("Đọc danh mục")
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(load_places, "load_units", load)
    call_command("load_places")
    return capsys.readouterr().out


def test_the_command_tells_what_it_does(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(monkeypatch, capsys, LoadResult(1, 1, 0, 0))
    assert out == "Đọc danh mục\nĐã nạp xong danh mục địa bàn.\n"


def test_a_second_run_says_that_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, capsys, LoadResult(0, 0, 0, 0)).endswith("không có gì thay đổi.\n")


def test_a_refusal_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="Tệp x bị sửa"):
        run(monkeypatch, capsys, PlaceRefused("Tệp x bị sửa"))
