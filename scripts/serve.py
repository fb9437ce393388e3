"""Serve the site: gunicorn and the background worker, until Ctrl-C.

Usage: python scripts/serve.py [--port 8000] [--host 127.0.0.1] [--check]
"""

import argparse
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Refuse a taken port in one line; otherwise start both processes and wait."""
    options = _options()
    if _taken(options.host, options.port):
        other = f"thêm PORT={options.port + 80} vào lệnh"
        print(f"Cổng {options.port} đang có chương trình khác dùng. Chọn cổng khác: {other}. (CD-009)")
        return 1
    if options.check:
        return 0
    processes = [_gunicorn(options.host, options.port), _worker()]
    print(f"\nTrang đang mở tại http://localhost:{options.port}/  (dừng bằng Ctrl-C)", flush=True)
    return _wait(processes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--check", action="store_true", help="only see whether the port is free")
    return parser.parse_args()


def _taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _gunicorn(host: str, port: int) -> subprocess.Popen:
    return subprocess.Popen(
        [ROOT / ".venv/bin/gunicorn", "vuonlen.wsgi", "--bind", f"{host}:{port}", "--workers", "2", "--threads", "4"]
        + ["--worker-class", "gthread", "--log-level", "warning", "--no-control-socket"],
        cwd=ROOT,
    )


def _worker() -> subprocess.Popen:
    return subprocess.Popen(
        [ROOT / ".venv/bin/python", "manage.py", "db_worker", "--queue-name", "*", "-v", "0"], cwd=ROOT
    )


def _wait(processes: list[subprocess.Popen]) -> int:
    """Stop everything when one process ends: half a site is worse than none."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    failed = 0
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        failed = 1
    except KeyboardInterrupt:
        print("\nĐang dừng.")
    for process in processes:
        process.terminate()
        process.wait()
    return failed


if __name__ == "__main__":
    sys.exit(main())
