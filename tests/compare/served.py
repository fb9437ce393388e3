"""The sample site of a checkout, served for one take with a clock that stands still."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .masks import MOMENT

_CLOCK = Path(__file__).with_name("clock.py")
_SIGN_IN = "dang-nhap/"


class NotServed(Exception):
    """The site did not answer."""


@contextmanager
def served(checkout: Path) -> Iterator[str]:
    """Serve the checkout's site on a free port; the address without the last slash. Raises NotServed."""
    port = _free_port()
    gunicorn = [checkout / ".venv/bin/gunicorn", "vuonlen.wsgi", "--config", _CLOCK, "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning"]
    process = subprocess.Popen([*gunicorn, *options, "--no-control-socket"], cwd=checkout, env=environment(os.environ))
    try:
        yield wait_for(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait()


def environment(given: dict[str, str] | os._Environ[str]) -> dict[str, str]:
    """The environment of a process of the checkout: its own database and settings, and the moment of its clock."""
    kept = {name: value for name, value in given.items() if name not in {"DATABASE_URL", "PYTHONPATH", "VUONLEN_MODE"}}
    return kept | {"VUONLEN_COMPARE_NOW": MOMENT.isoformat()}


def wait_for(site: str, process: subprocess.Popen | None = None, seconds: int = 60) -> str:
    """The address once its sign-in page answers. Raises NotServed when the process ends or the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and (process is None or process.poll() is None):
        try:
            with urllib.request.urlopen(f"{site}/{_SIGN_IN}", timeout=10):  # noqa: S310 - our own address
                return site
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise NotServed(f"Trang {site} không trả lời. Dựng huyện mẫu trước (make demo SERVE=0), hoặc xem lại --site.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
