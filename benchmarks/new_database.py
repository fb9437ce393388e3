"""What creating the test database costs: processor seconds of Python and of PostgreSQL, medians of some runs.

    VUONLEN_MODE=test python -m benchmarks.new_database [runs]

Every run is a process of its own on a database of its own, made from nothing and dropped. Starting the server and
Django is not counted: every test pays for that anyway.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

NAME = "test_vuonlen_cost"
_TICKS = os.sysconf("SC_CLK_TCK")


def main(runs: int) -> int:
    """Print a line a run, then the medians."""
    kept = [json.loads(_run()) for _ in range(runs)]
    for at, row in enumerate(kept, 1):
        print(f"[{at}/{runs}] {_words(row)}")
    print(f"Trung vị: {_words({key: statistics.median(row[key] for row in kept) for key in kept[0]})}")
    return 0


def _run() -> str:
    command = [sys.executable, "-m", "benchmarks.new_database", "one"]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=_settings()).stdout


def _settings() -> dict[str, str]:
    return {**os.environ, "VUONLEN_MODE": "test", "DJANGO_SETTINGS_MODULE": "vuonlen.settings"}


def _words(row: dict[str, float]) -> str:
    together = row["python"] + row["server"]
    return (
        f"{together:.2f} giây CPU (Python {row['python']:.2f}, PostgreSQL {row['server']:.2f}), "
        f"{row['seconds']:.2f} giây, {row['statements']:.0f} câu lệnh SQL"
    )


def one() -> dict[str, float]:
    """Create the database once and drop it; seconds, and how many statements were sent."""
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = NAME
    server = _postmaster(connection)
    statements = _Counter()
    begun, python, at_server = time.perf_counter(), time.process_time(), _used_by(server)
    with connection.execute_wrapper(statements):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    row = {
        "seconds": time.perf_counter() - begun,
        "python": time.process_time() - python,
        "server": _used_by(server) - at_server,
        "statements": float(statements.sent),
    }
    connection.creation.destroy_test_db("postgres", verbosity=0)
    return row


class _Counter:
    """Counts the statements of a connection."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self, execute, sql, params, many, context):
        self.sent += 1
        return execute(sql, params, many, context)


def _postmaster(connection) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    connection.close()
    return int(_fields(backend)[1])


def _used_by(postmaster: int) -> float:
    """Processor seconds of the server: of what runs, and of what has ended and was its own."""
    ended = sum(map(int, _fields(postmaster)[11:15]))
    running = sum(sum(map(int, _fields(pid)[11:13])) for pid in _children(postmaster))
    return (ended + running) / _TICKS


def _children(parent: int) -> list[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [pid for pid in pids if _fields(pid)[1:2] == [str(parent)]]


def _fields(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat from the state on (proc(5)); none when the process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


if __name__ == "__main__":
    if sys.argv[1:] == ["one"]:
        print(json.dumps(one()))
        sys.exit(0)
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 3))
