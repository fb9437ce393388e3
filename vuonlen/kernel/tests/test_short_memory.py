"""What is kept for a moment: read once, forgotten in time, never more than there is room for."""

from threading import Thread
from typing import Any

import pytest

from vuonlen.kernel import short_memory
from vuonlen.kernel.short_memory import ShortMemory


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test moves."""
    now = [1000.0]
    monkeypatch.setattr(short_memory, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory(seconds=30, most=3)


def test_a_value_is_read_once_within_its_time(memory: ShortMemory, clock: list[float]) -> None:
    read: list[Any] = []

    def value() -> None:
        read.append(clock[0])  # `None` is a value as any other

    for clock[0] in (1000.0, 1029.9):
        assert memory.recall("key", value) is None
    assert read == [1000.0]
    clock[0] = 1030.0
    memory.recall("key", value)
    assert read == [1000.0, 1030.0]


def test_what_is_too_old_is_not_said(memory: ShortMemory, clock: list[float]) -> None:
    memory.put("key", 1)
    clock[0] += 30
    assert memory.get("key", "nothing") == "nothing"


def test_a_value_put_again_lives_on(memory: ShortMemory, clock: list[float]) -> None:
    memory.put("key", 1)
    clock[0] += 20
    memory.put("key", 2)
    clock[0] += 20
    assert memory.get("key") == 2


def test_beyond_the_room_the_oldest_are_forgotten(memory: ShortMemory, clock: list[float]) -> None:
    for number in range(4):
        memory.put(number, number)
    assert [memory.get(number) for number in range(4)] == [None, 1, 2, 3]


def test_what_is_too_old_takes_no_room(memory: ShortMemory, clock: list[float]) -> None:
    memory.put("old", 1)
    clock[0] += 30
    memory.put("new", 2)
    assert list(memory._kept) == ["new"]


def test_everything_can_be_forgotten(memory: ShortMemory) -> None:
    memory.put("key", 1)
    memory.forget()
    assert memory.get("key") is None


def test_an_error_is_not_kept(memory: ShortMemory) -> None:
    with pytest.raises(ZeroDivisionError):
        memory.recall("key", lambda: 1 // 0)
    assert memory.recall("key", lambda: 1) == 1


def test_threads_may_share_it(memory: ShortMemory) -> None:
    wrong: list[Any] = []

    def work(own: int) -> None:
        for number in range(2000):
            key = (own + number) % 5
            if memory.recall(key, lambda key=key: key) != key:  # type: ignore[misc]
                wrong.append(key)

    threads = [Thread(target=work, args=(own,)) for own in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(memory._kept) <= 3
