"""What this machine must have before anything is set up; one clear line for each thing it lacks.

Runs on the system's Python with its standard library only.
"""

from __future__ import annotations  # an old Python must get as far as the line that refuses it

import ensurepip  # noqa: F401  (Debian splits it off: a missing module here is caught by `bootstrap`)
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FREE_BYTES_NEEDED = 2_500_000_000
FREE_BYTES_TO_RUN = 500_000_000  # once everything is installed

# fonts-liberation2 stands in for Times New Roman; fonts-liberation of Debian 12 lacks most Vietnamese letters.
PACKAGES = {"base": ["fonts-liberation2"], "dev": ["chromium", "fonts-noto-core", "poppler-utils"]}


class MachineProblem(Exception):
    """A reason to stop, said in one Vietnamese line with its code."""


def check_python() -> None:
    """Refuse a Python older than 3.11."""
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:3]))
        raise MachineProblem(f"Cần Python 3.11 trở lên, máy đang dùng {found}. Cài python3.11 rồi chạy lại. (CD-001)")


def check_node() -> None:
    """Refuse a machine without Node 20 and npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise MachineProblem("Chưa có Node.js hoặc npm. Cài Node.js 20 (kèm npm) rồi chạy lại. (CD-002)")
    major = int(subprocess.check_output([node, "--version"], text=True).lstrip("v").split(".")[0])
    if major < 20:
        raise MachineProblem(f"Cần Node.js 20 trở lên, máy đang có bản {major}. Nâng cấp rồi chạy lại. (CD-003)")


def check_disk() -> None:
    """Refuse a disk without room for the environment, the database and the demo."""
    free = shutil.disk_usage(ROOT).free
    needed = FREE_BYTES_TO_RUN if (ROOT / ".venv" / "installed-base").exists() else FREE_BYTES_NEEDED
    if free < needed:
        raise MachineProblem(
            f"Ổ đĩa chỉ còn {_gigabytes(free)} trống, cần ít nhất {_gigabytes(needed)}. Dọn bớt rồi chạy lại. (CD-004)"
        )


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB".replace(".", ",")


def install_packages(kind: str) -> None:
    """Install the Debian packages of `kind` that are missing; only root can, others get the line to run.

    Tests stop without theirs; the demo goes on, because its PDF falls back to a font of the type-setter.
    """
    wanted = PACKAGES["base"] + (PACKAGES["dev"] if kind == "dev" else [])
    if not shutil.which("dpkg-query"):  # not Debian: the programs may be there by another way
        return
    missing = [name for name in wanted if not _installed(name)]
    if not missing:
        return
    line = "apt-get install -y " + " ".join(missing)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt(missing)
    elif kind == "dev":
        raise MachineProblem(f"Thiếu gói hệ thống để kiểm thử. Chạy với quyền quản trị: {line} (CD-005)")
    else:
        print(f"  Thiếu gói hệ thống: {line}\n  Vẫn tiếp tục; bản PDF dùng phông chữ thay thế.", flush=True)


def _installed(package: str) -> bool:
    asked = ["dpkg-query", "--show", "--showformat=${Status}", package]
    return "ok installed" in subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def _apt(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *arguments], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr or done.stdout).strip().splitlines()[-1]
            raise MachineProblem(f"Không cài được gói hệ thống {' '.join(packages)}: {reason} (CD-006)")
