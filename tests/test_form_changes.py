"""While a form is typed, every answer that is not last year's says so, in words a screen reader hears too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.test_accessible import faults
from vuonlen.accounts.models import User
from vuonlen.web.testing import World

pytestmark = pytest.mark.browser


def test_a_changed_answer_is_told_while_it_is_typed(
    world: World, page: Page, site: str, enter: Callable[[User], None]
) -> None:
    enter(world.officer)
    page.goto(f"{site}/ho/{world.poor.pk}/phieu/{world.open_round.pk}/")
    area, told = page.locator("[name=h-dwelling_area]"), page.locator("#b-h-dwelling_area")
    expect(told).to_be_hidden()
    area.fill("60")
    expect(told).to_have_text("Đã đổi · năm trước: 45,5 m²")
    expect(area).to_have_attribute("aria-describedby", "b-h-dwelling_area")
    page.locator("[name=h-toilet_type]").select_option("pour_flush")
    expect(page.locator("[data-changes]")).to_have_text("2")
    assert not faults(page)
    area.fill("45,50")
    expect(told).to_be_hidden()
    expect(page.locator("[data-changes]")).to_have_text("1")
