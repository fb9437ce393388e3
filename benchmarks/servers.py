"""Gunicorn as `scripts/serve.py` starts it, once for each side, and the processor time a side's requests cost."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

APPLICATIONS = {"product": "vuonlen.wsgi", "signed": "benchmarks.bare", "bare": "benchmarks.bare"}
SETTINGS = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error"]
START_SECONDS = 90
_TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """One side: where it listens, and its processes."""

    def __init__(self, side: str, port: int, process: subprocess.Popen, database: str) -> None:
        self.side, self.port, self._process, self._database = side, port, process, database

    def address(self, user: str) -> str:
        """The household list as `user` opens it."""
        return f"http://127.0.0.1:{self.port}" + ("/ho/" if self.side == "product" else f"/{user}/")

    def cpu_seconds(self) -> float | None:
        """Processor time so far of the web workers and of this side's sessions in the database; None without /proc."""
        try:
            workers = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
            return sum(_spent(pid) for pid in (*workers, *_sessions(self._database, self.side)))
        except (OSError, psycopg.Error):
            return None


@contextmanager
def server(side: str, environment: dict[str, str]) -> Iterator[Server]:
    """A side's server until the block ends."""
    port = _free_port()
    command = [Path(sys.executable).parent / "gunicorn", APPLICATIONS[side], "--bind", f"127.0.0.1:{port}"]
    # The comparators configure themselves; the product's settings module must not reach them.
    own = {k: v for k, v in environment.items() if side == "product" or k != "DJANGO_SETTINGS_MODULE"}
    own |= {"BENCH_SIDE": side, "PGAPPNAME": f"bench-{side}"}
    process = subprocess.Popen([*command, *SETTINGS, "--no-control-socket"], env=own)
    try:
        _wait(port, process)
        yield Server(side, port, process, environment["DATABASE_URL"])
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/-/", timeout=10)  # noqa: S310
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"Máy chủ ở cổng {port} không trả lời. (DO-002)")


def _spent(pid: str | int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _sessions(database: str, side: str) -> Iterable[int]:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT pid FROM pg_stat_activity WHERE application_name = %s", [f"bench-{side}"])
        return [pid for (pid,) in found]
