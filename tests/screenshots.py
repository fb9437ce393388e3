"""Take the screenshots of the README from the running demo: `python -m tests.screenshots [--site URL]`.

Signs in as a demo user (another site's password: VUONLEN_DEMO_PASSWORD), looks at home, list,
record and form at 1280 and 360 px, and writes PNG files into `docs/anh/`.
"""

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import launch_args

FOLDER = Path("docs/anh")
WIDTHS = {1280: 900, 360: 740}


def main() -> int:
    """Take all pictures; return the exit status."""
    asked = _arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_args())
        for width, height in WIDTHS.items():
            _take(browser, asked, width, height)
    print(f"Đã chụp {4 * len(WIDTHS)} ảnh vào {FOLDER}/.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Chụp ảnh trang mẫu cho README.")
    parser.add_argument("--site", default="http://127.0.0.1:8000")
    parser.add_argument("--user", default="canbo.haiha")
    parser.add_argument("--password", default=os.environ.get("VUONLEN_DEMO_PASSWORD", "haiha-demo-22"))
    return parser.parse_args()


def _take(browser: Browser, asked: argparse.Namespace, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    _sign_in(page, asked)
    _shoot(page, "trang-chu", width)
    page.goto(f"{asked.site}/ho/?tinh_trang=poor")
    _shoot(page, "danh-sach", width)
    page.locator("a.row-link").first.click()
    page.wait_for_load_state("networkidle")
    _shoot(page, "ho-so", width)
    page.locator(".page-head .btn-primary").click()
    page.wait_for_load_state("networkidle")
    _shoot(page, "phieu", width)
    page.close()


def _sign_in(page: Page, asked: argparse.Namespace) -> None:
    page.goto(f"{asked.site}/dang-nhap/")
    page.fill("#id_username", asked.user)
    page.fill("#id_password", asked.password)
    page.locator("main button").click()
    page.wait_for_url(f"{asked.site}/")
    page.wait_for_load_state("networkidle")


def _shoot(page: Page, name: str, width: int) -> None:
    page.screenshot(path=FOLDER / f"{name}-{width}.png")


if __name__ == "__main__":
    sys.exit(main())
