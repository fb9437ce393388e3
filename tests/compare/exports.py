"""The Excel files that a button makes as long work, made by the checkout itself without changing its demo."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .documents import text_of
from .masks import Mask
from .served import NotServed, environment
from .store import Seen, keep_text

_PRESS = Path(__file__).with_name("press.py")


def exported(checkout: Path, folder: Path, mask: Mask) -> Iterator[Seen]:
    """What each button made, as something seen at "page ⟶ address of the button". Raises NotServed."""
    with TemporaryDirectory() as made, TemporaryDirectory() as var:
        command = [checkout / ".venv/bin/python", "-P", _PRESS, made]
        environ = environment(os.environ) | {"VUONLEN_VAR": var}
        ran = subprocess.run(command, cwd=checkout, env=environ, capture_output=True, text=True)
        if ran.returncode:
            raise NotServed(f"Không xuất được Excel từ {checkout}: {ran.stderr.strip().splitlines()[-1]}")
        for line in (Path(made) / "made.jsonl").read_text(encoding="utf-8").splitlines():
            yield _seen(json.loads(line), Path(made), folder, mask)


def _seen(told: dict, made: Path, folder: Path, mask: Mask) -> Seen:
    name = mask(f"{told['page']} ⟶ {told['action']}")
    lines = ["(không có tệp)"]
    if told["file"]:
        shown = told["file"].partition("-")[2]
        lines = [f"Tệp {shown}", *text_of(shown, (made / told["file"]).read_bytes()).lines]
    text = keep_text(folder, told["who"], name, [mask(line) for line in lines])
    return Seen(told["who"], name, told["status"], text)
