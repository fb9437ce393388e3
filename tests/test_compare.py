"""Two takes compared: which addresses are looked at, what is told to differ, what is refused."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import segno
from playwright.sync_api import Browser

from tests.compare.__main__ import main
from tests.compare.addresses import Choice, fixed_addresses, grown, kind_of, never_seen, remembered
from tests.compare.diff import differences
from tests.compare.masks import masker
from tests.compare.page_text import page_lines
from tests.compare.session import NotSignedIn, Session
from tests.compare.store import NotATake, Seen, Take, begin, file_name, keep_picture, keep_text, read_take
from vuonlen.web.testing import PASSWORD, World


def test_kinds_of_addresses() -> None:
    assert kind_of("/ho/12/giay/3/phieu-b.pdf") == "ho/<int:pk>/giay/<int:round_id>/phieu-b.pdf?"
    assert kind_of("/ho/?tinh_trang=poor&noi=4") == kind_of("/ho/?noi=9&tinh_trang=") == "ho/?noi,tinh_trang"
    assert kind_of("/khong/12/co/") == "/khong/<int>/co/?"
    assert remembered("/bieu/?nam=2021&bieu=2") == {"nam": "2021"}


def test_of_many_links_of_a_kind_one_is_followed_and_of_few_all() -> None:
    choice, many = Choice(), [f"/ho/{pk}/" for pk in range(1, 9)]
    assert choice.some_of("/ho/", [*many, "/bieu/"]) == ["/ho/1/", "/bieu/"]
    assert choice.some_of("/ho/?tinh_trang=poor", many) == ["/ho/2/"]
    assert choice.some_of("/trung/", ["/ho/7/", "/ho/2/", "/ho/8/"]) == ["/ho/7/", "/ho/8/"]
    assert choice.all_of("/bieu/", [f"?bieu={one}" for one in range(1, 9)] + ["?bieu=1"]) == [
        f"/bieu/?bieu={one}" for one in range(1, 9)
    ]


def test_a_link_that_leaves_the_site_or_stays_on_the_page_is_not_followed() -> None:
    assert Choice().some_of(
        "/ho/", ["https://khac.vn/", "//khac.vn/a", "mailto:a@b.vn", "#cuoi", "/ho/?tim=a#cuoi"]
    ) == ["/ho/?tim=a"]


def test_the_year_is_chosen_on_pages_of_a_whole_place_only() -> None:
    assert Choice().some_of("/ho/5/", ["?nam=2021"]) == []
    assert Choice().some_of("/ho/", ["?nam=2021", "?nam=2022", "?nam=2023"]) == [
        f"/ho/?nam={year}" for year in (2021, 2022, 2023)
    ]


def test_addresses_of_the_urlconf() -> None:
    assert {"/", "/ho/", "/bieu/", "/nhat-ky/"} <= set(fixed_addresses())
    missing = never_seen(["/", "/ho/?tim=a", "/ho/12/"])
    assert "ho/<int:pk>/" not in missing and "ho/" not in missing and "trung/<int:pk>/" in missing


def test_a_page_that_nothing_leads_to_is_found_behind_one_that_was_seen() -> None:
    found = grown(["/", "/ra-soat/3/xa/7/", "/ra-soat/2/xa/7/?nam=2022", "/viec/"])
    assert {"/ra-soat/3/xa/7/khieu-nai/", "/ra-soat/2/xa/7/khieu-nai/"} <= set(found)
    assert not [one for one in found if "<" in one or one.startswith("/viec/")]


@pytest.fixture
def before(tmp_path: Path) -> Take:
    return _take(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Take:
    return _take(tmp_path / "after")


def test_two_equal_takes(before: Take, after: Take) -> None:
    assert list(differences(before, after)) == []


def test_missing_new_and_other_status_and_text(before: Take, after: Take) -> None:
    kept = keep_text(after.folder, "an", "/ho/", ["Ba hộ", "Trang 1"])
    after.seen = [replace(after.seen[0], status=404, text=kept), Seen("an", "/moi/", 200, kept)]
    before.seen.append(Seen("an", "/cu/", 200, before.seen[0].text))
    assert list(differences(before, after)) == [
        "THIẾU an /cu/",
        "MỚI   an /moi/",
        "TRẠNG THÁI an /ho/: 200 → 404",
        "CHỮ an /ho/",
        "    @@ -1,2 +1,2 @@",
        "    -Hai hộ",
        "    +Ba hộ",
        "     Trang 1",
    ]


def test_a_picture_that_only_one_take_has(before: Take, after: Take) -> None:
    after.seen = [replace(after.seen[0], pictures={})]
    assert list(differences(before, after)) == ["ẢNH an /ho/ 360: chỉ có ở lần chụp trước"]


def test_takes_of_two_moments_are_told(before: Take, after: Take) -> None:
    after.about = {"moment": "2027"}
    assert "hai mốc thời gian" in next(differences(before, after))


@pytest.mark.browser
def test_pictures_that_differ_are_measured_and_laid_side_by_side(before: Take, after: Take, browser: Browser) -> None:
    keep_picture(after.folder, "an", "/ho/", 360, _png("b"))
    (line,) = differences(before, after, browser)
    assert line.startswith("ẢNH an /ho/ 360: ") and "% điểm ảnh khác" in line
    assert Path(line.rpartition(", ")[2]).read_bytes().startswith(b"\x89PNG")


@pytest.mark.browser
def test_pictures_written_otherwise_but_looking_alike_do_not_differ(
    before: Take, after: Take, browser: Browser
) -> None:
    stream = io.BytesIO()
    segno.make("a").save(stream, kind="png", scale=4, compresslevel=1)
    assert stream.getvalue() != _png("a")
    keep_picture(after.folder, "an", "/ho/", 360, stream.getvalue())
    assert list(differences(before, after, browser)) == []


def test_the_command_says_what_differs_by_its_exit_status(
    before: Take, after: Take, monkeypatch: Any, capsys: Any
) -> None:
    monkeypatch.setattr("sys.argv", ["compare", "diff", str(before.folder), str(after.folder)])
    assert main() == 0 and capsys.readouterr().out == "Không có gì khác.\n"
    keep_text(after.folder, "an", "/ho/", ["Ba hộ"])
    assert main() == 1 and "+Ba hộ" in capsys.readouterr().out


def test_a_folder_that_is_no_take_is_refused(tmp_path: Path, before: Take, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr("sys.argv", ["compare", "diff", str(before.folder), str(tmp_path)])
    assert main() == 2 and "không phải một lần chụp" in capsys.readouterr().err


def test_a_take_of_another_form_is_refused(before: Take) -> None:
    path = before.folder / "take.json"
    path.write_text(path.read_text().replace('"form": 1', '"form": 2'))
    with pytest.raises(NotATake, match="dạng 2"):
        read_take(before.folder)


def test_a_take_that_did_not_end_is_refused(tmp_path: Path) -> None:
    begin(tmp_path / "moi")
    with pytest.raises(NotATake, match="không phải một lần chụp đã xong"):
        read_take(tmp_path / "moi")


def test_a_folder_of_other_things_is_not_written_over(tmp_path: Path, before: Take) -> None:
    (tmp_path / "thu.txt").write_text("thư")
    with pytest.raises(NotATake, match="đang giữ thứ khác"):
        begin(tmp_path)
    assert (tmp_path / "thu.txt").exists()
    begin(before.folder)
    assert not (before.folder / "take.json").exists()


def test_names_of_files_are_told_apart() -> None:
    assert file_name("/ho/?tim=a") != file_name("/ho/tim/a")
    assert "/" not in file_name("/ho/?tim=a")


def test_a_person_reads_and_is_not_led_on(site: str, world: World) -> None:
    session = Session(site, world.officer.username, PASSWORD)
    assert session.get("/ho/").sent_to.startswith("/dang-nhap/")
    session.sign_in()
    assert "# Hộ gia đình · Vươn Lên" in page_lines(session.get("/ho/?dan_toc=Tày").html)
    assert session.get("/dang-xuat/").status == 405


def test_a_wrong_password_is_told(site: str, world: World) -> None:
    with pytest.raises(NotSignedIn, match=world.officer.username):
        Session(site, world.officer.username, "sai").sign_in()


def _take(folder: Path) -> Take:
    begin(folder)
    text = keep_text(folder, "an", "/ho/", ["Hai hộ", "Trang 1"])
    picture = keep_picture(folder, "an", "/ho/", 360, _png("a"))
    Take(folder, {"moment": "2026"}, [Seen("an", "/ho/", 200, text, {"360": picture})]).write()
    return read_take(folder)


def _png(text: str) -> bytes:
    stream = io.BytesIO()
    segno.make(text).save(stream, kind="png", scale=4)
    return stream.getvalue()


def test_a_file_that_no_site_served_keeps_its_letters() -> None:
    assert masker("")("Bản minh họa") == "Bản minh họa"
    assert masker("http://localhost:8011")("http://localhost:8011/ho/7/") == "https://trang.mau/ho/7/"
