"""Take everything that the people of the demo see, into one folder."""

import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.chromium import launch_args

from .addresses import know_the_site, never_seen
from .documents import text_of
from .exports import exported
from .masks import MOMENT, hider, masker
from .pictures import Camera
from .session import Session
from .store import Seen, Take, begin, keep_text

FILES, CODES = "tep-mau", "ma-vuong"  # what nobody signs in for: files of `python -m demo reports`, square codes

Say = Callable[[str], None]


def take(folder: Path, checkout: Path, site: str) -> Take:
    """Walk through the site as every user of the demo and keep what is seen. Raises NotSignedIn."""
    began = time.monotonic()
    begin(folder)
    know_the_site()
    made = Take(folder, {"moment": MOMENT.isoformat()})
    made.seen += _demo_files(checkout, folder)
    with get_context("spawn").Pool(2) as workers:  # left early, it ends its processes
        for seen in workers.imap(partial(_walk, folder, site, began), (True, False)):
            made.seen += seen
    if (checkout / ".venv").exists():
        made.seen += exported(checkout, folder, masker(site))
    made.seen += _codes(made, site)
    made.unseen = never_seen(one.address for one in made.seen)
    made.write()
    return made


def _walk(folder: Path, site: str, began: float, in_commune: bool) -> list[Seen]:
    """Those of the commune one after the other, or those of the district, in one browser."""
    know_the_site()
    from demo.users import USERS

    from .walk import Area, Walk

    def say(line: str) -> None:
        print(f"{time.monotonic() - began:5.0f} giây  {line}", flush=True)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_args())
        area = Area(folder, Camera(browser, hider()), masker(site))
        people = [one for one in USERS if one.password and bool(one.commune) is in_commune]
        seen = [thing for one in people for thing in Walk(area, site, one).go(say)]
        browser.close()
    return seen


def _demo_files(checkout: Path, folder: Path) -> list[Seen]:
    mask, found = masker(""), sorted((checkout / "var/demo").glob("*"))
    seen = []
    for path in found:
        text = text_of(path.name, path.read_bytes())
        kept = keep_text(folder, FILES, path.name, [mask(line) for line in text.lines])
        seen.append(Seen(FILES, path.name, 200, kept, codes=list(text.codes)))
    return seen


def _codes(made: Take, site: str) -> list[Seen]:
    """What answers at the addresses of the square codes, asked by somebody who is not signed in."""
    from .walk import text_and_codes

    stranger, mask, seen = Session(site, "", ""), masker(site), []
    for paper in made.seen:
        for number, printed in enumerate(paper.codes, start=1):
            answer = stranger.get(urlsplit(printed.partition(" ")[0]).path)
            lines = [printed, *text_and_codes(answer)[0]]
            name = f"{paper.who} {paper.address} mã {number}"
            kept = keep_text(made.folder, CODES, name, [mask(line) for line in lines])
            seen.append(Seen(CODES, name, answer.status, kept))
    return seen
