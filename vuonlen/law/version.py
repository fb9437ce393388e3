"""The version of the law as loaded: stored with every classification so that it can be repeated."""

from hashlib import sha256
from pathlib import Path

import openfisca_vietnam

#: Folders that no formula reads: examples, and what papers quote.
_NO_LAW = {"tests", "quoted"}


def _law_files() -> list[Path]:
    root = Path(openfisca_vietnam.__file__).parent
    files = [path for path in root.rglob("*") if path.suffix in {".yaml", ".py"}]
    return sorted(path for path in files if not _NO_LAW & set(path.relative_to(root).parts))


def _checksum() -> str:
    digest = sha256()
    for path in _law_files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


#: Version of the package and checksum of its parameters and formulas, such as "0.1.0+1a2b3c4d5e6f".
LAW_VERSION = f"{openfisca_vietnam.__version__}+{_checksum()}"
