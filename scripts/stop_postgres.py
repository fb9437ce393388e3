"""Stop the private PostgreSQL servers of this checkout; their data stay."""

import os
import signal
from pathlib import Path

LOCAL = Path(__file__).resolve().parents[1] / ".local"

for pid_file in LOCAL.glob("postgres*/postmaster.pid"):
    pid = int(pid_file.read_text().splitlines()[0])
    try:
        os.kill(pid, signal.SIGINT)  # PostgreSQL's fast shutdown
    except ProcessLookupError:
        continue
