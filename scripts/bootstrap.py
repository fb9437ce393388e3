"""Set up what `make demo` (base), a worker that searches for doubles (worker) or `make test` (dev) needs.

The second run finds it done. Usage: python3 scripts/bootstrap.py base|worker|dev [-v]
"""

from __future__ import annotations  # an old Python must get as far as the line that refuses it

import argparse
import hashlib
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
KINDS = ("base", "worker", "dev")  # each contains those before it
_MIRROR = re.compile(r"WARNING: Location '.*' is ignored: ")


def main() -> int:
    """Run the steps in order; a problem ends the run with one line."""
    options = _options()
    try:
        from machine import MachineProblem, check_disk, check_node, check_python, install_packages
    except ImportError:
        print("Python thiếu mô-đun venv. Chạy với quyền quản trị: apt-get install -y python3-venv (CD-007)")
        return 1
    try:
        _say(1, "Kiểm tra máy")
        check_python()
        check_node()
        check_disk()
        install_packages(options.kind)
        _say(2, "Môi trường Python")
        make_environment(options.kind, verbose=options.verbose)
        _say(3, "Tệp giao diện")
        fetch_frontend()
    except MachineProblem as problem:
        print(problem)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"Lệnh không chạy được: {' '.join(map(str, failed.cmd))}. Xem dòng lỗi ngay phía trên. (CD-008)")
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("-v", "--verbose", action="store_true", help="show every warning of pip")
    return parser.parse_args()


def make_environment(kind: str, *, verbose: bool = False) -> None:
    """Create `.venv` and install the pinned requirements unless exactly these are installed."""
    if _stamp(kind).exists() and _stamp(kind).read_text() == _digest(kind):
        return
    if not (VENV / "bin" / "python").exists():
        venv.create(VENV, with_pip=True)
    print(f"  Cài các gói trong requirements/{kind}.txt (vài phút ở lần đầu)", flush=True)
    pip = [VENV / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    install = [*pip, "--require-hashes", "-r", ROOT / "requirements" / f"{kind}.txt"]
    if verbose:
        subprocess.run(install, check=True)
    else:
        run_quietly(install)
    for contained in KINDS[: KINDS.index(kind) + 1]:
        _stamp(contained).write_text(_digest(contained))


def _stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def _digest(kind: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / f"{kind}.txt").read_bytes()).hexdigest()


def run_quietly(command: list[str | Path]) -> None:
    """Run pip; its warnings of mirrors that a machine's own settings name are shown only when it fails."""
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    lines = done.stderr.splitlines()
    for line in lines if done.returncode else (one for one in lines if not _MIRROR.match(one)):
        print(line, flush=True)
    done.check_returncode()


def fetch_frontend() -> None:
    """Fetch the third-party files of the pages by lock file and checksum into the ignored folder."""
    subprocess.run([VENV / "bin" / "python", ROOT / "frontend" / "vendor.py"], check=True)


def _say(number: int, what: str) -> None:
    print(f"[{number}/3] {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
