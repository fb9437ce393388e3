"""Set up everything `make demo` (base) or `make test` (dev) needs; the second run finds it done.

Usage: python3 scripts/bootstrap.py base|dev
"""

from __future__ import annotations  # an old Python must get as far as the line that refuses it

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"


def main() -> int:
    """Run the steps in order; a problem ends the run with one line."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "base"
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
        install_packages(kind)
        _say(2, "Môi trường Python")
        make_environment(kind)
        _say(3, "Tệp giao diện")
        fetch_frontend()
    except MachineProblem as problem:
        print(problem)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"Lệnh không chạy được: {' '.join(map(str, failed.cmd))}. Xem dòng lỗi ngay phía trên. (CD-008)")
        return 1
    return 0


def make_environment(kind: str) -> None:
    """Create `.venv` and install the pinned requirements unless exactly these are installed."""
    requirements = ROOT / "requirements" / f"{kind}.txt"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamps = {name: VENV / f"installed-{name}" for name in ("base", "dev")}
    if stamps[kind].exists() and stamps[kind].read_text() == digest:
        return
    if not (VENV / "bin" / "python").exists():
        venv.create(VENV, with_pip=True)
    print(f"  Cài các gói trong {requirements.relative_to(ROOT)} (vài phút ở lần đầu)", flush=True)
    pip = [VENV / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, "--require-hashes", "-r", requirements], check=True, stderr=_errors_only())
    stamps[kind].write_text(digest)
    if kind == "dev":  # the larger set contains the smaller
        base = ROOT / "requirements" / "base.txt"
        stamps["base"].write_text(hashlib.sha256(base.read_bytes()).hexdigest())


def fetch_frontend() -> None:
    """Fetch the third-party files of the pages by lock file and checksum into the ignored folder."""
    subprocess.run([VENV / "bin" / "python", ROOT / "frontend" / "vendor.py"], check=True)


def _errors_only() -> int | None:
    # Warnings about mirrors that a machine's own pip settings name are noise to a newcomer.
    return None if "-v" in sys.argv else subprocess.STDOUT


def _say(number: int, what: str) -> None:
    print(f"[{number}/3] {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
