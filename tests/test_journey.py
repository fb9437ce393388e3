"""The main job in a browser: find a household, change a fact, see the outcome change and why."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from vuonlen.accounts.models import AccessLog, User
from vuonlen.reviews.models import ReviewForm
from vuonlen.web.testing import PASSWORD, World

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]


def test_officer_finds_changes_and_sees_why(world: World, site: str, page: Page) -> None:
    page.goto(site)
    page.get_by_label("Tên đăng nhập").fill("canbo.xa")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Quảng Sơn")

    page.get_by_role("searchbox").fill("chiu nhi mui")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Chíu Nhì Múi").click()
    expect(page.get_by_role("region", name="Vì sao?")).to_contain_text("thiếu hụt 3 chỉ số")

    page.get_by_role("link", name="Phiếu rà soát 2022").click()
    panel = page.locator("#ket-qua")
    expect(panel).to_contain_text("Hộ nghèo, vì")
    expect(panel).to_contain_text("không có nhà tiêu")
    page.get_by_label("Loại nhà tiêu").select_option("Tự hoại hoặc bán tự hoại")
    expect(panel).to_contain_text("Hộ cận nghèo, vì thu nhập không quá chuẩn và thiếu hụt 2 chỉ số")
    expect(panel).not_to_contain_text("nhà tiêu:")

    page.get_by_role("button", name="Ghi phiếu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi phiếu rà soát năm 2022")
    expect(page.get_by_role("region", name="Vì sao?")).to_contain_text("Hộ cận nghèo, vì")
    assert ReviewForm.objects.get(round=world.open_round).recorded_by == world.officer


def test_household_of_another_commune_is_not_found(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    answer = page.goto(f"{site}/ho/{world.elsewhere.pk}/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy")
    assert AccessLog.objects.filter(user=world.officer, outcome="refused").exists()


def test_question_appears_with_the_answer_that_needs_it(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    page.goto(f"{site}/ho/{world.poor.pk}/phieu/{world.open_round.pk}/")
    income = page.locator("#q-h-measured_income_per_head")
    expect(income).to_be_hidden()
    page.get_by_text("Thu nhập bình quân đầu người đo được").click()
    expect(income).to_be_visible()
    expect(page.locator("#q-h-income_points")).to_be_hidden()
    expect(page.locator("#ket-qua")).to_contain_text("Chưa xác định")
    page.get_by_label("Thu nhập bình quân đầu người", exact=True).fill("1.200.000")
    expect(page.locator("#ket-qua")).to_contain_text("1.200.000 đồng")


def test_export_runs_and_is_offered(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    page.goto(f"{site}/ho/")
    page.get_by_role("button", name="Xuất Excel").click()
    expect(page.get_by_role("link", name="Tải tệp kết quả")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp kết quả").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_number_is_revealed_in_place(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    page.goto(f"{site}/ho/{world.poor.pk}/")
    page.get_by_role("button", name="Xem số định danh của Chíu Nhì Múi").click()
    expect(page.get_by_text("022180001234")).to_be_visible()


def test_place_switcher_goes_down_and_up(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.district_officer)
    page.goto(site)
    page.locator(".path summary").click()
    page.get_by_role("link", name="Xã Quảng Sơn").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Quảng Sơn")
    page.get_by_role("link", name="Hải Hà", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Huyện Hải Hà")


def test_an_answer_given_before_the_scripts_are_there_counts(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    held: list[Route] = []
    page.route("**/htmx.min*.js", lambda route: held.append(route))
    page.goto(f"{site}/ho/{world.poor.pk}/phieu/{world.open_round.pk}/", wait_until="commit")
    page.get_by_label("Loại nhà tiêu").select_option("Tự hoại hoặc bán tự hoại")
    held[0].continue_()
    expect(page.locator("#ket-qua")).to_contain_text("thiếu hụt 2 chỉ số")
