"""Rooms are found by themselves, and what two of them say is refused with both names."""

from dataclasses import replace

import pytest

from vuonlen.kernel import rooms as kernel_rooms
from vuonlen.kernel.rooms import Room, declared, rooms


def test_rooms_are_found_in_the_order_of_the_settings() -> None:
    names = [room.name for room in rooms()]
    assert names.index("places") < names.index("accounts") < names.index("registry") < names.index("reviews")


def test_a_word_said_by_two_rooms_is_refused_with_both_names(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Room(name="credit", words={"loan.ask": "xin vay"})
    monkeypatch.setattr(kernel_rooms, "_announced", lambda: iter((one, replace(one, name="jobs"))))
    with pytest.raises(ValueError, match="words 'loan.ask' is announced by credit and by jobs"):
        rooms.__wrapped__()


def test_the_words_of_all_rooms_stand_together() -> None:
    assert declared("words")["household.register"] == "đăng ký hộ"
