"""The files as committed: read whole, refused when altered; collisions told apart by distance."""

import csv
import shutil
from pathlib import Path

import pytest

from vuonlen.places import units
from vuonlen.places.data.collisions import Candidate, find_collisions
from vuonlen.places.errors import PlaceRefused
from vuonlen.places.patches import patches
from vuonlen.sheets.reading.legacy_text import typed_in

NEW = ("tinhdongthap", "phuongcaolanh")


def test_an_altered_file_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(units.DATA, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(units, "DATA", tmp_path)
    with (tmp_path / "crosswalk_2025-07-01.csv").open("a") as file:
        file.write("commune,06946,commune,06922,0,1\n")
    with pytest.raises(PlaceRefused, match=r"crosswalk_2025-07-01\.csv .*\(DVHC-001\)"):
        units.links()


def test_the_review_list_holds_29_dropped_and_2_undecided_links() -> None:
    with (units.DATA / "crosswalk_name_collisions.csv").open(encoding="utf-8") as file:
        verdicts = [(row["old_code"], row["new_code"], row["verdict"]) for row in csv.DictReader(file)]
    kept = {(link.old[1], link.new[1]) for link in units.links()}
    assert [verdict for *_, verdict in verdicts].count("bỏ") == 29
    assert {old for old, _, verdict in verdicts if verdict == "giữ"} == {"31379", "31582"}
    assert all(((old, new) in kept) == (verdict == "giữ") for old, new, verdict in verdicts)


def test_no_file_of_the_data_folder_names_an_address() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in units.DATA.rglob("*") if path.suffix != ".pyc" and path.is_file()
    ]
    assert not any("http" in text for text in texts)


def test_patches_come_in_order_of_date() -> None:
    days = [patch.on for patch in patches()]
    assert days == sorted(days)


def collisions(namesake_at: tuple[float, float], unit_at: tuple[float, float]) -> list[Candidate]:
    """Phường 4 of two towns, both linked to the ward whose unsplit part lies in the first town."""
    town, far_town = "dongthap_caolanh_phuong4", "tiengiang_mytho_phuong4"
    part = Candidate("dongthap_caolanh_phuong1", NEW, is_split=False, is_default=True)
    own = Candidate(town, NEW, is_split=True, is_default=True)
    extra = Candidate(far_town, NEW, is_split=True, is_default=False)
    return find_collisions(
        [part, own, extra], {part.old: (10.45, 105.63), town: namesake_at, far_town: unit_at}, {NEW: None}
    )


def test_a_far_extra_link_with_a_nearer_namesake_is_dropped() -> None:
    [found] = collisions(namesake_at=(10.46, 105.63), unit_at=(10.36, 106.36))
    assert found.is_dropped
    assert found.km == pytest.approx(80, abs=5)


def test_a_near_extra_link_is_left_alone() -> None:
    assert collisions(namesake_at=(10.46, 105.63), unit_at=(10.47, 105.66)) == []


def test_a_far_link_whose_namesake_is_as_far_is_kept_for_review() -> None:
    [found] = collisions(namesake_at=(10.36, 106.36), unit_at=(10.36, 106.36))
    assert not found.is_dropped


def test_no_name_of_a_unit_looks_typed_for_an_old_font() -> None:
    spoken = {word for unit in (*units.old_units(), *units.new_units()) for word in unit.name.split()}
    assert len(spoken) > 2_000
    assert [word for word in spoken if typed_in(word)] == []
