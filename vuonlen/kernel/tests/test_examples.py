"""Property tests draw what the profile says; none goes its own way."""

from pathlib import Path

import pytest
from hypothesis import settings

from vuonlen.kernel.tests import examples

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("vuonlen", "openfisca_vietnam", "demo", "tests")


def test_an_ordinary_run_tries_few_and_a_long_one_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "FACTOR", 0)
    assert [examples.tries(count).max_examples for count in (5, 20, 120)] == [5, 20, 20]
    monkeypatch.setattr(examples, "FACTOR", 3)
    assert [examples.tries(count).max_examples for count in (5, 20, 120)] == [15, 60, 360]


def test_the_profile_of_this_run() -> None:
    profile = settings()
    assert profile.deadline is None
    assert profile.derandomize == (examples.FACTOR == 0)
    assert profile.max_examples == examples.tries().max_examples


def test_no_test_sets_its_own_number() -> None:
    tests = [path for folder in FOLDERS for path in (ROOT / folder).rglob("test_*.py") if path != Path(__file__)]
    assert len(tests) > 100
    assert [str(path) for path in tests if "max_examples" in path.read_text(encoding="utf-8")] == []
