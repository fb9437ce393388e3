"""After a reorganisation, and two records of one person: a whole piece of work each, by keyboard, also on a phone."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.season_pages import SeasonPages
from tests.test_accessible import faults
from vuonlen.accounts.models import Role, User
from vuonlen.accounts.reorganisation.actions import follow_roles
from vuonlen.places.testing import make_village
from vuonlen.registry.actions import dissolve_household
from vuonlen.registry.models import DuplicatePair, Household
from vuonlen.registry.testing import make_household, make_user, new_member
from vuonlen.registry.tests.test_reorganisation import DAY, Land
from vuonlen.web.testing import World

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]
Look = Callable[[Page, str], None]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def pages(page: Page, site: str, enter: Enter, look: Look) -> SeasonPages:
    return SeasonPages(page, site, enter, look)


@pytest.fixture
def land(transactional_db: None) -> Land:
    land = Land()
    make_user("canbo.quanglong", land.split, Role.COMMUNE_OFFICER)
    land.manager = make_user("canbo.tinh", land.province, Role.PROVINCE_OFFICER)  # type: ignore[attr-defined]
    land.follow()
    follow_roles(actor=land.manager, place_id=land.district.pk, on=DAY)  # type: ignore[attr-defined]
    return land


def test_guide_villages_and_roles_of_a_split_commune(land: Land, pages: SeasonPages) -> None:
    pages.as_user(land.manager, "/dia-ban/cho-xac-nhan/")  # type: ignore[attr-defined]
    page = pages.page
    page.get_by_label("Thôn 1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    pages.look(page, "sap-xep-danh-dau")
    page.get_by_label("Xã mới").focus()
    page.keyboard.type("Xã Đường")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Xác nhận các thôn đã đánh dấu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Không có thôn nào chờ")).to_be_visible()
    pages.look(page, "sap-xep-da-xac-nhan")
    page.get_by_role("button", name="Thôn Thôn 2").click()
    expect(page.locator("main")).to_contain_text("đã xác nhận 1 trên 2 thôn · 1 hộ còn chờ")
    pages.follow("Vai trò sau sắp xếp")
    pages.look(page, "sap-xep-vai-tro")
    page.get_by_label("Nơi làm việc mới").select_option(label="Xã Đường Hoa")
    page.get_by_label("Căn cứ").fill("Quyết định 12/QĐ-UBND ngày 01/07/2025")
    pages.press("Ghi kết luận")
    expect(page.locator("main")).to_contain_text("Không có vai trò nào chờ xác nhận")


@pytest.mark.parametrize("path", ["/dia-ban/cho-xac-nhan/", "/dia-ban/vai-tro/"])
def test_on_a_phone_nothing_is_too_wide_and_axe_finds_no_fault(land: Land, pages: SeasonPages, path: str) -> None:
    pages.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    pages.as_user(land.manager, path)  # type: ignore[attr-defined]
    assert faults(pages.page) == []
    assert pages.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.fixture
def pair(world: World) -> DuplicatePair:
    """The head of the poor household entered once more, in a household that then ended."""
    village = make_village(world.commune, "Bản Mới")
    again = new_member("Chiu Nhi Mui", birth_date=date(1980, 3, 2), sex="female")
    make_household(world.district_officer, world.commune, village, again, registered_on=date(2021, 6, 1))
    return DuplicatePair.objects.get()


def test_guide_two_records_of_one_person(world: World, pair: DuplicatePair, pages: SeasonPages) -> None:
    pages.as_user(world.officer, "/trung/")
    pages.look(pages.page, "trung-danh-sach")
    pages.follow("Chíu Nhì Múi")
    pages.look(pages.page, "trung-so-sanh")
    pages.page.get_by_label("Cùng một người, giữ bản ghi 1").check()
    pages.fill(ly_do="Đối chiếu căn cước của bà Múi ngày 05/06/2023.")
    pages.press("Ghi kết luận")
    pages.refused("TRG-006")
    pages.look(pages.page, "trung-tu-choi")
    household = Household.objects.get(head_name="Chiu Nhi Mui")
    dissolve_household(
        actor=world.district_officer, scope=world.scope, household=household, on=date(2022, 1, 1), reason="ghi trùng"
    )
    pages.press("Ghi kết luận")
    expect(pages.page.get_by_role("heading", name="Đã gộp")).to_be_visible()
    pages.look(pages.page, "trung-da-gop")
    pages.fill(ly_do="Nhầm hai chị em.")
    pages.press("Hoàn tác lần gộp này")
    expect(pages.page.locator("main")).to_contain_text("trở lại như trước khi gộp")
