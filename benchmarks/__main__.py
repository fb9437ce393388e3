"""`make bench`: every measurement of one run, as the table of `docs/benchmarks.md`.

    python -m benchmarks                       the three of the issue: bulk, household, lists
    python -m benchmarks import duplicates tables     these three, which take minutes each
    python -m benchmarks lists                 one again: the rest of the page stays as it was measured

What was measured is kept in `var/bench/results/`, part by part, so a run that was broken off goes on where it is
called again by name; the page is written from what is there. The parts that need Django's settings run in processes
of their own, on databases of their own; the million households stay loaded.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError

from benchmarks import machine, measures, page
from benchmarks.machine import say

RESULTS = Path("var/bench/results")
PAPER = Path("docs/benchmarks.md")
PARTS: dict[str, Callable[[], list[dict]]] = {
    "bulk": measures.bulk,
    "household": measures.household,
    "lists": measures.lists,
    "import": measures.imports,
    "duplicates": measures.duplicates,
    "tables": measures.tables,
}
#: Raised when a part's figures change: what was kept in another form is not shown.
FORM = 2
ALWAYS = ("bulk", "household", "lists")


def main(asked: list[str]) -> int:
    """Measure what is asked, write the page, print it; 1 when a part failed."""
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        say(f"Không có phép đo “{unknown[0]}”. Chọn trong: {', '.join(PARTS)}. (DO-006)")
        return 2
    state = machine.state()
    if machine.is_busy(state):
        say(f"Máy đang chạy việc khác (tải {state['load']} trên {state['cores']} nhân): chỉ nên tin các tỷ lệ.")
    names = asked or list(ALWAYS)
    failed = [name for at, name in enumerate(names, 1) if not _measure(name, f"[{at}/{len(names)}]", state)]
    PAPER.write_text(page.write(_kept(), PAPER.read_text(encoding="utf-8") if PAPER.exists() else ""), encoding="utf-8")
    print(PAPER.read_text(encoding="utf-8"))
    if failed:
        say(f"Không đo được: {', '.join(failed)}. Chạy lại riêng: python -m benchmarks {' '.join(failed)} (DO-007)")
    return 1 if failed else 0


def _measure(name: str, number: str, state: dict) -> bool:
    say(f"{number} {page.TITLES[name]}")
    begun = time.monotonic()
    try:
        rows = PARTS[name]()
    except (SystemExit, CalledProcessError, RuntimeError, OSError) as error:
        say(f"{number} hỏng: {error}")
        return False
    RESULTS.mkdir(parents=True, exist_ok=True)
    found = {"form": FORM, "rows": rows, "state": state}
    _path(name).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    say(f"{number} xong sau {time.monotonic() - begun:.0f} giây")
    return True


def _kept() -> dict[str, dict]:
    """What was measured so far, by this run and by earlier ones that wrote the same figures."""
    there = {name: json.loads(_path(name).read_text()) for name in PARTS if _path(name).exists()}
    return {name: found for name, found in there.items() if found.get("form") == FORM}


def _path(name: str) -> Path:
    return RESULTS / f"{name}.json"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
