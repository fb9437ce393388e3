"""Bring the front-end files the site serves into `vuonlen/web/static/vendor/`.

Run: `python frontend/vendor.py`. npm fetches the pinned packages of `package-lock.json`; the files named in
`files.json` are copied, each checked against its committed SHA-256. When all are there already, nothing is
fetched. `--pin` writes the checksums of the packages now installed: only after a change of versions.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
TARGET = HERE.parent / "vuonlen" / "web" / "static" / "vendor"
LIST = HERE / "files.json"
# The map files are not served, and a manifest storage refuses a reference to what is absent.
SOURCE_MAP = re.compile(rb"\n?/[/*][#@] sourceMappingURL=[^\n]*\n?$")


def main(arguments: list[str]) -> int:
    """Make the served files match the list; return the exit status of the command."""
    files = json.loads(LIST.read_text())
    if "--pin" in arguments:
        return pin(files)
    if all(is_right(TARGET / name, entry["sha256"]) for name, entry in files.items()):
        print("Tệp giao diện: đã đủ.")  # noqa: T201
        return 0
    if problem := install():
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    return copy(files)


def install() -> str | None:
    """Fetch the locked packages; return one clear sentence when that is impossible."""
    if shutil.which("npm") is None:
        return "Không thấy npm. Hãy cài Node.js 20 trở lên rồi chạy lại."
    done = subprocess.run(  # noqa: S603
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],  # noqa: S607
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"npm không lấy được các gói giao diện: {(done.stderr or done.stdout).strip()[-400:]}"
    return None


def copy(files: dict[str, dict[str, str]]) -> int:
    """Copy each listed file; refuse one whose content is not what was reviewed."""
    for name, entry in files.items():
        content = served(PACKAGES / entry["from"])
        if digest(content) != entry["sha256"]:
            print(f"Tệp {entry['from']} khác bản đã duyệt; không chép.", file=sys.stderr)  # noqa: T201
            return 1
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (TARGET / "LICENCES.txt").write_text(licences(files))
    print(f"Tệp giao diện: đã chép {len(files)} tệp.")  # noqa: T201
    return 0


def pin(files: dict[str, dict[str, str]]) -> int:
    """Write the checksums of the installed packages into the list."""
    for entry in files.values():
        entry["sha256"] = digest(served(PACKAGES / entry["from"]))
    LIST.write_text(json.dumps(files, indent=2) + "\n")
    return 0


def served(path: Path) -> bytes:
    """Content as the site serves it: without the pointer to a source map."""
    content = path.read_bytes()
    return SOURCE_MAP.sub(b"\n", content) if path.suffix in {".js", ".css"} else content


def licences(files: dict[str, dict[str, str]]) -> str:
    """One line a package: name, version, licence; then the licence texts the packages carry."""
    names = sorted(
        {"/".join(entry["from"].split("/")[: 2 if entry["from"][0] == "@" else 1]) for entry in files.values()}
    )
    return "\n".join(licence(PACKAGES / name) for name in names)


def licence(package: Path) -> str:
    about = json.loads((package / "package.json").read_text())
    texts = [path.read_text() for path in sorted(package.glob("LICENSE*")) + sorted(package.glob("NOTICE*"))]
    return "\n".join([f"{about['name']} {about['version']} {about['license']}", *texts])


def is_right(path: Path, sha256: str) -> bool:
    return path.exists() and digest(path.read_bytes()) == sha256


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
