"""Run migrations and the tests of the database's guards again on PostgreSQL 15, the oldest server we support.

Starts a throw-away server in a temporary folder; says so and ends well where none is installed.
"""

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path("/usr/lib/postgresql/15/bin")
PORT = "55415"
# Migrations, constraints, triggers, row security and races; what only reads and writes is the same on every server.
GUARDS = ("test_*guards.py", "test_walls.py", "test_chain.py", "test_races.py")
TESTED = sorted(path for name in GUARDS for path in (ROOT / "vuonlen").glob(f"**/tests/{name}"))
# What a test makes, a test throws away: no need to survive a crash.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main() -> int:
    """Return pytest's exit code, or 0 without a PostgreSQL 15."""
    if not (BIN / "initdb").exists():
        print("Máy không có PostgreSQL 15: bỏ qua bước chạy lại trên bản 15.")
        return 0
    with tempfile.TemporaryDirectory(prefix="vuonlen-pg15-") as folder, _server(Path(folder)) as url:
        settings = {**os.environ, "DATABASE_URL": url, "VUONLEN_MODE": "test"}
        print("Kiểm thử cơ sở dữ liệu trên PostgreSQL 15", flush=True)
        return subprocess.run([ROOT / ".venv/bin/pytest", "-n", "2", *TESTED], cwd=ROOT, env=settings).returncode


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"

    def run(*command: object) -> None:
        subprocess.run([str(c) for c in command], check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    run(BIN / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync")
    options = f"-p {PORT} -k {folder} -c listen_addresses= {FAST}"
    run(BIN / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}&port={PORT}"
    finally:
        run(BIN / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")


if __name__ == "__main__":
    sys.exit(main())
