"""Bring the front-end files the site serves into `vuonlen/web/static/vendor/`.

Run: `python frontend/vendor.py`. npm fetches the tarballs of the packages in `packages.json` from whatever registry the
machine is set up for; each must have the committed SHA-512. The files named in `files.json` are read out of them, each
checked against its committed SHA-256. When all are there already, nothing is fetched.

After a change of a version in `packages.json`, `--pin` writes the checksums of what npm then brings.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "vuonlen" / "web" / "static" / "vendor"
PACKAGES = HERE / "packages.json"
LIST = HERE / "files.json"
# The map files are not served, and a manifest storage refuses a reference to what is absent.
SOURCE_MAP = re.compile(rb"\n?/[/*][#@] sourceMappingURL=[^\n]*\n?$")

Listed = dict[str, dict[str, str]]
Contents = dict[str, bytes]  # by `<package>/<path within it>`


class NotFetched(Exception):
    """One clear sentence that says why there is nothing to serve."""


def main(arguments: list[str]) -> int:
    """Make the served files match the list; return the exit status of the command."""
    files, packages = json.loads(LIST.read_text()), json.loads(PACKAGES.read_text())
    if "--pin" not in arguments and all(is_right(TARGET / name, entry["sha256"]) for name, entry in files.items()):
        print("Tệp giao diện: đã đủ.")  # noqa: T201
        return 0
    try:
        with TemporaryDirectory(prefix="vuonlen-giao-dien-") as folder:
            tarballs = fetch(packages, Path(folder))
            if "--pin" in arguments:
                pin(files, packages, tarballs)
            else:
                copy(files, packages, tarballs)
    except NotFetched as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def fetch(packages: Listed, folder: Path) -> dict[str, Path]:
    """The tarball of each package as npm brings it into `folder`: npm knows the registry and the proxy of a machine."""
    if shutil.which("npm") is None:
        raise NotFetched("Không thấy npm. Hãy cài Node.js 20 trở lên rồi chạy lại.")
    wanted = [f"{name}@{package['version']}" for name, package in packages.items()]
    command = ["npm", "pack", "--loglevel=error", "--ignore-scripts", "--pack-destination", folder, *wanted]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotFetched(f"npm không lấy được các gói giao diện: {(done.stderr or done.stdout).strip()[-400:]}")
    return {name: folder / name_of_tarball(name, package["version"]) for name, package in packages.items()}


def name_of_tarball(name: str, version: str) -> str:
    """As npm names what it packs: `@scope/name` becomes `scope-name`."""
    return f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"


def copy(files: Listed, packages: Listed, tarballs: dict[str, Path]) -> None:
    """Copy each listed file; refuse a package or a file whose content is not what was reviewed."""
    for name, package in packages.items():
        if integrity(tarballs[name].read_bytes()) != package["integrity"]:
            raise NotFetched(f"Gói {name} {package['version']} khác bản đã duyệt; không dùng.")
    contents = read(tarballs, {entry["from"] for entry in files.values()})
    for entry in files.values():
        if digest(served(entry["from"], contents)) != entry["sha256"]:
            raise NotFetched(f"Tệp {entry['from']} khác bản đã duyệt; không chép.")
    for name, entry in files.items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(served(entry["from"], contents))
    (TARGET / "LICENCES.txt").write_text("\n".join(licence(name, contents) for name in sorted(packages)))
    print(f"Tệp giao diện: đã chép {len(files)} tệp.")  # noqa: T201


def pin(files: Listed, packages: Listed, tarballs: dict[str, Path]) -> None:
    """Write the checksums of the packages and of their files into the two lists."""
    contents = read(tarballs, {entry["from"] for entry in files.values()})
    for name, package in packages.items():
        package["integrity"] = integrity(tarballs[name].read_bytes())
    for entry in files.values():
        entry["sha256"] = digest(served(entry["from"], contents))
    PACKAGES.write_text(json.dumps(packages, indent=2) + "\n")
    LIST.write_text(json.dumps(files, indent=2) + "\n")


def read(tarballs: dict[str, Path], wanted: set[str]) -> Contents:
    """The wanted files, and of each package what its licence is told from."""
    found = {}
    for name, tarball in tarballs.items():
        with tarfile.open(tarball) as package:
            for member in package:
                path = member.name.partition("/")[2]  # all lies in one folder, mostly `package`
                if f"{name}/{path}" in wanted or path == "package.json" or is_licence(path):
                    content = package.extractfile(member)
                    found[f"{name}/{path}"] = content.read() if content else b""
    return found


def served(name: str, contents: Contents) -> bytes:
    """Content as the site serves it: without the pointer to a source map."""
    if name not in contents:
        raise NotFetched(f"Không có tệp {name} trong gói của nó.")
    return SOURCE_MAP.sub(b"\n", contents[name]) if name.endswith((".js", ".css")) else contents[name]


def licence(package: str, contents: Contents) -> str:
    """One line with name, version, licence; then the licence texts the package carries."""
    about = json.loads(contents[f"{package}/package.json"])
    own = {name.removeprefix(f"{package}/"): text for name, text in contents.items() if name.startswith(f"{package}/")}
    texts = [text.decode() for path, text in sorted(own.items()) if is_licence(path)]
    return "\n".join([f"{about['name']} {about['version']} {about['license']}", *texts])


def is_licence(path: str) -> bool:
    return path.startswith(("LICENSE", "NOTICE")) and "/" not in path


def is_right(path: Path, sha256: str) -> bool:
    return path.exists() and digest(path.read_bytes()) == sha256


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def integrity(content: bytes) -> str:
    """The checksum as npm writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
