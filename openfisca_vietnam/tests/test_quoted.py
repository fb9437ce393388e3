"""What papers quote is data with a source and a grade, like the values of the law."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from openfisca_vietnam import ROOT

GRADES = {"official", "secondary", "unverified"}
KEYS = {
    "kind",
    "number",
    "issuer",
    "issuing_body",
    "title",
    "short_title",
    "amends",
    "signed_on",
    "cites_day",
    "applies_from",
    "applies_to",
    "documentation",
    "purposes",
    "forms",
    "metadata",
}
ACTS = sorted((ROOT / "quoted" / "acts").glob("*.yaml"))
OFFICES = sorted((ROOT / "quoted" / "offices").glob("*.yaml"))


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_an_act_has_source_and_grade_and_no_unknown_key(path: Path) -> None:
    act = read(path)
    assert set(act) <= KEYS
    assert act["kind"] and act["title"] and act["purposes"]
    assert act["metadata"]["verification"] in GRADES
    assert all(one["title"] for one in act["metadata"]["reference"])
    assert all(isinstance(act[key], date) for key in ("signed_on", "applies_from", "applies_to") if key in act)


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_a_day_of_signing_that_is_not_known_is_explained(path: Path) -> None:
    act = read(path)
    assert "signed_on" in act or "chưa đọc được" in act["documentation"]


def test_no_act_stands_twice() -> None:
    numbers = [read(path).get("number", path.stem) for path in ACTS]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("path", OFFICES, ids=lambda path: path.stem)
def test_an_office_has_source_and_grade_for_every_name(path: Path) -> None:
    office = read(path)
    named = {start for start, name in office["values"].items() if name is not None}
    assert office["description"] and named
    assert set(office["metadata"]["verification"]) == named == set(office["metadata"]["reference"])
    assert set(office["metadata"]["verification"].values()) <= GRADES
