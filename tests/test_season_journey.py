"""A commune's seasons in a browser: the annual one from its opening to the certificates, and an exit in between."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.season_pages import SeasonPages
from vuonlen.accounts.models import User
from vuonlen.reviews.models import Certificate, CommuneSeason, Decision, Objection, ReviewRound, StatusSpell, Step
from vuonlen.web.testing import POOR, RICH, World, make_world

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small district before its round of 2022 is opened."""
    return make_world(with_open_round=False)


@pytest.fixture
def season(page: Page, site: str, enter: Enter, look: Look) -> SeasonPages:
    return SeasonPages(page, site, enter, look)


def test_annual_season(world: World, season: SeasonPages, browser: Browser) -> None:
    review = opened(world, season)
    surveyed(world, season, review)
    decided_too_early(world, season, review)
    met_and_posted(world, season, review)
    objected_and_checked_again(world, season, review)
    reported_and_agreed(world, season, review)
    decided_and_certified(world, season, review)
    verified_by_anybody(season, browser)
    seen_in_the_tables(world, season)


def opened(world: World, season: SeasonPages) -> ReviewRound:
    """The district opens the annual round for the commune; the listed household is in it."""
    season.as_user(world.district_officer, f"/?noi={world.commune.pk}")
    season.page.goto(f"{season.site}/ra-soat/mo/")
    season.page.get_by_label("Rà soát định kỳ hằng năm").check()
    season.fill(opens_on="05/09/2022", reviewed_on="15/09/2022", effective_on="31/12/2022")
    season.look(season.page, "mo-dot")
    season.press("Mở đợt")
    season.told("Đã mở đợt: Rà soát hằng năm 2022")
    return ReviewRound.objects.get(year=2022)


def surveyed(world: World, season: SeasonPages, review: ReviewRound) -> None:
    """The officer takes a request and gives the village to the surveyor, who records both forms."""
    season.as_user(world.officer, commune(world, review))
    season.step_is("Đang khảo sát")
    season.look(season.page, "bang-viec")
    season.follow("Thêm hộ đề nghị")
    season.fill(hoi="dang van uoc")
    season.press("Tìm hộ")
    season.follow("Đặng Văn Ước")
    season.fill(requested_on="06/09/2022")
    season.page.get_by_label("1. Tiêu chí 1").check()
    season.look(season.page, "phieu-a")
    season.press("Thêm vào danh sách rà soát")
    season.told("Đã thêm hộ Đặng Văn Ước")
    season.page.locator("[name=surveyor]").select_option(label="Chìu Thị Soát")
    season.press("Giao thôn")
    season.told("Đã giao thôn cho Chìu Thị Soát")
    season.look(season.page, "thon")

    season.as_user(world.surveyor, commune(world, review))
    expect(season.page.locator("main")).to_contain_text("giao cho bạn")
    for household, answers in ((world.poor, POOR), (world.well_off, RICH)):
        season.page.goto(season.site + village(world, review))
        season.follow(f"Ghi phiếu {household.head_name}")
        season.answer(household, answers)
        season.told("Đã ghi phiếu rà soát năm 2022")


def decided_too_early(world: World, season: SeasonPages, review: ReviewRound) -> None:
    """The chair tries to decide before meeting, posting and opinion: refused with the rule, nothing is decided."""
    season.as_user(world.chair, commune(world, review, "quyet-dinh"))
    season.fill(number="200/QĐ-UBND", signed_on="20/09/2022", signer="Chìu A Sáng")
    season.press("Ban hành quyết định")
    season.refused("(RAS-059)")
    season.look(season.page, "quyet-dinh-som")
    assert not Decision.objects.filter(round=review).exists()


def met_and_posted(world: World, season: SeasonPages, review: ReviewRound) -> None:
    """The survey is closed, the village meets and agrees, the list hangs."""
    season.as_user(world.officer, commune(world, review))
    season.follow("Khảo sát xong")
    season.fill(on="15/09/2022")
    season.look(season.page, "khao-sat-xong")
    season.press("Khảo sát xong")
    season.next_is("còn 2 hộ chưa được họp thôn đồng ý")
    season.follow("Thôn Lồ Má Coọc")
    season.follow("Ghi biên bản họp")
    season.fill(held_on="17/09/2022", held_from="19:00", chair="Chíu A Tài", secretary="Đặng Thị Mai", attendance="40")
    season.vote(world.poor, 38, 2)
    season.vote(world.well_off, 10, 30)
    outputs = season.page.locator("output")
    expect(outputs).to_have_text(["được đồng ý", "rà soát lại"])
    season.vote(world.well_off, 35, 5)
    expect(outputs).to_have_text(["được đồng ý", "được đồng ý"])
    season.look(season.page, "hop-thon")
    season.press("Ghi biên bản họp")
    season.told("2 hộ được đồng ý, 0 hộ phải rà soát lại")
    season.page.goto(season.site + commune(world, review))
    season.follow("Niêm yết")
    season.fill(starts_on="20/09/2022")
    season.press("Niêm yết")
    season.told("Đã ghi niêm yết")
    season.step_is("Niêm yết")


def objected_and_checked_again(world: World, season: SeasonPages, review: ReviewRound) -> None:
    """A neighbour says that the household has a toilet; the surveyor looks, and the outcome changes."""
    season.page.goto(season.site + commune(world, review, "khieu-nai"))
    season.page.locator("[name=household]").select_option(str(world.poor.pk))
    season.fill(raised_by="Lý A Chảo", received_on="21/09/2022", text="Hộ đã có nhà tiêu tự hoại từ tháng 8.")
    season.look(season.page, "khieu-nai")
    season.press("Ghi khiếu nại")
    season.told("Đã ghi khiếu nại về hộ Chíu Nhì Múi")

    season.as_user(world.surveyor, f"/ho/{world.poor.pk}/phieu/{review.pk}/")
    season.page.get_by_label("Loại nhà tiêu").select_option("Tự hoại hoặc bán tự hoại")
    expect(season.page.locator("#ket-qua")).to_contain_text("Hộ cận nghèo")
    season.press("Ghi phiếu")
    season.told("Đã ghi phiếu rà soát năm 2022")

    season.as_user(world.officer, commune(world, review, "niem-yet"))
    season.follow("Chíu Nhì Múi")
    season.fill(resolved_on="22/09/2022", resolution="Đã xem tại chỗ: có nhà tiêu tự hoại.")
    season.look(season.page, "phuc-tra")
    season.press("Ghi kết quả giải quyết")
    season.told("kết quả của hộ thay đổi")
    assert Objection.objects.get().changes_outcome
    season.follow("Niêm yết")
    season.fill(starts_on="26/09/2022")
    season.press("Niêm yết")
    season.step_is("Niêm yết")
    season.page.goto(season.site + commune(world, review, "niem-yet"))
    season.look(season.page, "niem-yet")


def reported_and_agreed(world: World, season: SeasonPages, review: ReviewRound) -> None:
    """The commune reports, the district chair agrees."""
    season.page.goto(season.site + commune(world, review))
    season.follow("Báo cáo cấp trên")
    season.fill(number="58/BC-UBND", sent_on="30/09/2022")
    season.look(season.page, "bao-cao")
    season.press("Ghi báo cáo")
    season.next_is("Chủ tịch UBND cấp huyện cho ý kiến trong 5 ngày làm việc")

    season.as_user(world.district_chair, commune(world, review))
    season.follow("Cho ý kiến")
    season.page.get_by_label("Đồng ý", exact=True).check()
    season.fill(given_on="03/10/2022", by="Hoàng Vĩnh Khiên")
    season.look(season.page, "y-kien")
    season.press("Ghi ý kiến")
    season.next_is("Cấp trên đã đồng ý")


def decided_and_certified(world: World, season: SeasonPages, review: ReviewRound) -> None:
    """The chair decides, issues the certificates, closes the books."""
    season.as_user(world.chair, commune(world, review))
    season.follow("Ban hành quyết định")
    season.fill(number="200/QĐ-UBND", signed_on="05/10/2022", signer="Chìu A Sáng")
    season.look(season.page, "quyet-dinh")
    season.press("Ban hành quyết định")
    season.told("Đã ghi quyết định")
    season.follow("Cấp giấy chứng nhận")
    season.fill(issued_on="06/10/2022")
    season.press("Cấp giấy chứng nhận")
    season.told("Đã cấp giấy chứng nhận")
    season.page.goto(season.site + commune(world, review, "giay-chung-nhan"))
    season.look(season.page, "giay-chung-nhan")
    season.page.goto(season.site + commune(world, review))
    season.follow("Chốt số liệu")
    season.look(season.page, "chot-so-lieu")
    season.press("Chốt số liệu")
    season.step_is("Đã chốt số liệu")
    season.look(season.page, "da-chot")
    spell = StatusSpell.objects.get(decision__round=review)
    assert (spell.household, spell.status) == (world.poor, "near_poor")
    assert CommuneSeason.objects.get(round=review).step == Step.FROZEN


def verified_by_anybody(season: SeasonPages, browser: Browser) -> None:
    """Somebody who never signed in reads the code of the certificate: it holds, and names nobody."""
    context = browser.new_context(locale="vi-VN")
    stranger = context.new_page()
    certificate = Certificate.objects.get()
    stranger.goto(f"{season.site}/giay/{certificate.token}/")
    expect(stranger.locator("main")).to_contain_text("Giấy chứng nhận còn hiệu lực")
    expect(stranger.locator("main")).to_contain_text(certificate.number)
    expect(stranger.locator("main")).not_to_contain_text("Chíu")
    season.look(stranger, "kiem-tra-giay")
    context.close()


def seen_in_the_tables(world: World, season: SeasonPages) -> None:
    """The viewer finds the year's figures on the home page and in the statutory tables."""
    season.as_user(world.viewer, f"/?noi={world.commune.pk}&nam=2022")
    expect(season.page.locator("main")).to_contain_text("1 hộ cận nghèo")
    season.page.goto(f"{season.site}/bieu/?noi={world.commune.pk}&nam=2022")
    expect(season.page.get_by_role("heading", level=1)).to_be_visible()
    expect(season.page.locator("#doi-chieu")).to_contain_text("Đã đối chiếu tất cả các biểu: khớp.")
    season.look(season.page, "bieu")


def test_exit_in_between(world: World, season: SeasonPages) -> None:
    season.as_user(world.officer, "/ra-soat/mo/")
    season.page.get_by_label("hộ thoát nghèo, thoát cận nghèo").check()
    season.fill(opens_on="16/05/2022", reviewed_on="18/05/2022", effective_on="01/06/2022")
    season.press("Mở đợt")
    season.told("Đã mở đợt: Rà soát thường xuyên")
    review = ReviewRound.objects.get(kind=ReviewRound.Kind.IN_YEAR_EXIT)
    season.follow("Thêm hộ đề nghị")
    season.fill(hoi="chiu nhi mui")
    season.press("Tìm hộ")
    season.follow("Chíu Nhì Múi")
    expect(season.page.locator("main")).not_to_contain_text("phiếu A")
    season.fill(requested_on="16/05/2022")
    season.press("Thêm vào danh sách rà soát")

    season.as_user(world.surveyor, village(world, review))
    season.follow("Ghi phiếu Chíu Nhì Múi")
    season.answer(world.poor, RICH)
    season.told("Đã ghi phiếu")

    season.as_user(world.officer, commune(world, review, "khao-sat-xong"))
    season.fill(on="18/05/2022")
    season.press("Khảo sát xong")
    season.page.goto(season.site + village(world, review, "hop"))
    season.fill(held_on="19/05/2022", held_from="19:00", chair="Chíu A Tài", secretary="Đặng Thị Mai", attendance="30")
    season.vote(world.poor, 30, 0)
    season.press("Ghi biên bản họp")
    season.page.goto(season.site + commune(world, review, "niem-yet"))
    season.fill(starts_on="20/05/2022")
    season.press("Niêm yết")

    season.as_user(world.chair, commune(world, review))
    season.follow("Ban hành quyết định")
    season.fill(number="90/QĐ-UBND", exit_number="91/QĐ-UBND", signed_on="30/05/2022", signer="Chìu A Sáng")
    season.press("Ban hành quyết định")
    season.next_is("chốt số liệu")
    season.follow("Chốt số liệu")
    season.press("Chốt số liệu")
    season.step_is("Đã chốt số liệu")
    assert StatusSpell.objects.get(decision__round=review).status == "newly_escaped"


def commune(world: World, review: ReviewRound, action: str = "") -> str:
    return f"/ra-soat/{review.pk}/xa/{world.commune.pk}/" + (f"{action}/" if action else "")


def village(world: World, review: ReviewRound, action: str = "") -> str:
    return f"/ra-soat/{review.pk}/thon/{world.village.pk}/" + (f"{action}/" if action else "")
