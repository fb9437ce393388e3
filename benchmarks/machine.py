"""On what, and in what state, a figure was measured."""

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from vuonlen.kernel.format import DAY_FORMAT

#: Above this share of the processors others are at work, and seconds say little.
BUSY = 0.3


def say(line: str) -> None:
    """Progress, on the error stream: the table goes to the other."""
    print(line, file=sys.stderr, flush=True)


def state() -> dict:
    """The machine and its load over the last minute, before anything is measured."""
    return {
        "at": time.strftime(f"{DAY_FORMAT} %H:%M"),
        "cores": os.cpu_count() or 1,
        "processor": _processor(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
        "commit": _commit(),
    }


def is_busy(found: dict) -> bool:
    """Whether others used the processors just before."""
    return found["load"] > BUSY * found["cores"]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "–"
    except OSError:
        return "–"
