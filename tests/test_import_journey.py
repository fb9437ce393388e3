"""A file from Excel sent by an officer: refused with its row, mended, checked, written; pictures for the guide."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.season_pages import SeasonPages
from vuonlen.accounts.models import User
from vuonlen.exchange.kinds.households import HOUSEHOLDS
from vuonlen.exchange.testing import person
from vuonlen.places.models import PlaceVersion
from vuonlen.registry.models import Household
from vuonlen.sheets.testing import write_sheets
from vuonlen.web.testing import World

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def pages(page: Page, site: str, enter: Enter, look: Look) -> SeasonPages:
    return SeasonPages(page, site, enter, look)


def _file(world: World, folder: Path, name: str, **change: Any) -> Path:
    commune = PlaceVersion.objects.get(place=world.commune)
    home = {"commune": f"{commune.code} Xã Quảng Sơn", "village": "Thôn Lồ Má Coọc"}
    rows = [person(1, "Phùn Văn Lìn", **home), person(1, "Chíu Sì Múi", "Vợ/chồng", **home, **{"sex": "Nữ"} | change)]
    return write_sheets(folder / name, [(HOUSEHOLDS, rows)])


def _send(pages: SeasonPages, path: Path) -> None:
    pages.page.get_by_label("Dữ liệu trong tệp").select_option(label="Hộ gia đình và thành viên")
    pages.page.locator("input[name=tep]").set_input_files(path)
    pages.press("Kiểm tra tệp")


def test_guide_file_refused_mended_and_written(world: World, pages: SeasonPages, tmp_path: Path) -> None:
    before = Household.objects.count()
    pages.as_user(world.officer, "/ho/")
    pages.follow("Nhập từ Excel")
    pages.look(pages.page, "excel-gui-tep")
    _send(pages, _file(world, tmp_path, "ho-thon.xlsx", birth_date="31/02/1982"))
    expect(pages.page.locator("main")).to_contain_text("1 lỗi trong 2 dòng. Không có dòng nào được ghi.")
    expect(pages.page.locator("main")).to_contain_text("31/02/1982")
    expect(pages.page.get_by_role("link", name="Tải bảng kết quả")).to_be_visible()
    pages.look(pages.page, "excel-co-loi")
    assert Household.objects.count() == before

    pages.follow("Mọi tệp đã gửi")
    _send(pages, _file(world, tmp_path, "ho-thon-da-sua.xlsx", birth_date="28/02/1982"))
    expect(pages.page.locator("main")).to_contain_text("Không có lỗi trong 2 dòng")
    pages.look(pages.page, "excel-khong-loi")
    pages.press("Ghi 1 hộ, 2 người")
    expect(pages.page.locator("main")).to_contain_text("Đã ghi 1 hộ, 2 người")
    pages.look(pages.page, "excel-da-ghi")
    assert Household.objects.count() == before + 1
