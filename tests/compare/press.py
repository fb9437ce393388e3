"""Run by the checkout that is looked at, as a file: press the buttons that make Excel files, and take all of it back.

`python press.py FOLDER`: as each user of the demo, on the pages of `PAGES`, every button that says "Excel" or "Tải".
The long work runs at once, its file goes into FOLDER with a line in `made.jsonl`. One transaction that is rolled back
holds it all, so that the demo stays as it was. Knows the site only by its addresses and what stands on its pages.
"""

import json
import os
import runpy
import sys
from pathlib import Path
from typing import Any

from lxml import html

#: Page by page the choice of year that goes before, and the page with the buttons.
PAGES = (("", "/ho/?tinh_trang=poor"), ("", "/bieu/kiem-tra/"), ("/?nam=2023", "/bieu/kiem-tra/"))
_BUTTONS = ".//button[contains(., 'Excel') or starts-with(normalize-space(.), 'Tải')]"


def main(folder: Path) -> None:
    """Press what there is to press."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
    runpy.run_path(str(Path(__file__).with_name("clock.py")))
    from django.conf import settings

    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    import django

    django.setup()
    from django.db import transaction

    from demo.users import USERS

    with transaction.atomic(), (folder / "made.jsonl").open("w", encoding="utf-8") as told:
        for user in (one for one in USERS if one.password):
            for line in _pressed_by(user, folder):
                told.write(json.dumps(line, ensure_ascii=False) + "\n")
        transaction.set_rollback(True)


def _pressed_by(user: Any, folder: Path):
    from django.test import Client

    for before, page in PAGES:
        client = Client(HTTP_HOST="localhost")
        client.post("/dang-nhap/", {"username": user.username, "password": user.password})
        if before:
            client.get(before)
        shown = client.get(page).content.decode()
        for form in html.fromstring(shown).xpath(".//main//form[@method='post']"):
            told = {one.get("name"): one.get("value", "") for one in form.iter("input")}
            for button in form.xpath(_BUTTONS):
                action = button.get("formaction") or form.get("action")
                yield {"who": user.username, "page": before + page, "action": action} | _made(
                    client, action, told, folder
                )


def _made(client: Any, action: str, told: dict[str, str], folder: Path) -> dict[str, Any]:
    """The status, and the name of the file in the folder when the work that was started made one."""
    answer = client.post(action, told)
    if answer.status_code != 302:
        return {"status": answer.status_code, "file": ""}
    links = html.fromstring(client.get(answer["Location"]).content.decode()).xpath(
        ".//main//a[contains(@class, 'btn')]"
    )
    file = client.get(links[0].get("href")) if links else None
    if file is None or "filename=" not in file.get("Content-Disposition", ""):
        return {"status": answer.status_code, "file": ""}
    name = f"{len(list(folder.iterdir()))}-{file['Content-Disposition'].partition('filename=')[2].strip(chr(34))}"
    (folder / name).write_bytes(b"".join(file.streaming_content))
    return {"status": file.status_code, "file": name}


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - the checkout's own modules, whatever stands beside this file
    main(Path(sys.argv[1]))
