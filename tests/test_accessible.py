"""Every page on a desk and on a phone: no serious fault by axe, nothing wider than the screen."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from vuonlen.accounts.models import User
from vuonlen.background.models import Work
from vuonlen.web.testing import World

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]

PAGES = {
    "home": "/?nam=2021",
    "home_open_round": "/?nam=2022",
    "places": "/dia-ban/",
    "households": "/ho/",
    "nothing_found": "/ho/?tim=khong+ai",
    "household": "/ho/{poor}/",
    "never_reviewed": "/ho/{well_off}/",
    "form": "/ho/{poor}/phieu/{open_round}/",
    "decided_form": "/ho/{poor}/phieu/{last_round}/",
    "rounds": "/ra-soat/",
    "tables": "/bieu/?nam=2021",
    "imports": "/nhap/",
    "duplicates": "/trung/",
    "waiting": "/dia-ban/cho-xac-nhan/",
    "works": "/viec/",
    "work": "/viec/{work}/",
    "not_found": "/ho/999999/",
}


def faults(page: Page) -> list[str]:
    """What axe calls serious or critical, each with the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_page(world: World, site: str, page: Page, enter: Enter, name: str, width: int) -> None:
    work = Work.objects.create(owner=world.district_officer, kind="k", title="Việc", state=Work.State.RUNNING)
    numbers = {"poor": world.poor.pk, "well_off": world.well_off.pk, "work": work.pk}
    rounds = {"open_round": world.open_round.pk, "last_round": world.last_round.pk}
    enter(world.district_officer)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + PAGES[name].format(**numbers, **rounds))
    page.wait_for_load_state("networkidle")  # the tables are checked when they are there
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_sign_in(db: None, site: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + "/dang-nhap/")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("selector", [".btn", ".rooms a", ".topbar summary", ".form-control", ".form-select"])
def test_targets_are_large_enough(world: World, site: str, page: Page, enter: Enter, selector: str) -> None:
    enter(world.officer)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site + "/ho/")
    sizes = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map(one => one.getBoundingClientRect().height)", selector
    )
    assert sizes
    assert min(height for height in sizes if height) >= 44


@pytest.mark.parametrize(("width", "lines"), [(360, 2), (1280, 1)])
def test_top_bar_keeps_its_lines(world: World, site: str, page: Page, enter: Enter, width: int, lines: int) -> None:
    User.objects.filter(pk=world.officer.pk).update(full_name="Cán bộ giảm nghèo huyện Hải Hà (mẫu)")
    enter(world.officer)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + "/?nam=2021")
    assert page.locator(".topbar").evaluate("one => one.getBoundingClientRect().height") <= 62 * lines
