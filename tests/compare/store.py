"""A take as a folder: `take.json` tells what was seen, the texts and pictures lie beside it."""

import json
import re
import shutil
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

FORM = 1  # of the folder; another number is another tool's
_INDEX, _BEGUN = "take.json", "begun"


class NotATake(Exception):
    """The folder holds no take of this tool, or one that did not come to its end."""


@dataclass(frozen=True)
class Seen:
    """What one person was shown at one address, or one file; `pictures`: file by width in pixels."""

    who: str
    address: str
    status: int
    text: str
    pictures: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """What the same thing in another take is found by."""
        return self.who, self.address


@dataclass
class Take:
    """All that was seen; `unseen` are the addresses of the URLconf that nothing led to."""

    folder: Path
    about: dict[str, str]
    seen: list[Seen] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def by_key(self) -> dict[tuple[str, str], Seen]:
        return {one.key: one for one in self.seen}

    def text(self, one: Seen) -> list[str]:
        return (self.folder / one.text).read_text(encoding="utf-8").splitlines()

    def write(self) -> None:
        """Write the index: from now on the folder is a take."""
        kept = {"form": FORM, "about": self.about, "unseen": self.unseen, "seen": [asdict(one) for one in self.seen]}
        (self.folder / _INDEX).write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


def begin(folder: Path) -> None:
    """Make the folder ready for a take. Raises NotATake when it holds something that no take left there."""
    if folder.exists() and any(folder.iterdir()) and not ((folder / _INDEX).exists() or (folder / _BEGUN).exists()):
        raise NotATake(f"{folder}: thư mục đang giữ thứ khác nên không ghi vào. Hãy chọn thư mục mới.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / _BEGUN).touch()


def read_take(folder: Path) -> Take:
    """Read a take. Raises NotATake."""
    try:
        kept = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        if kept["form"] != FORM:
            raise NotATake(f"{folder}: lần chụp theo dạng {kept['form']}, cần dạng {FORM}. Hãy chụp lại.")
        return Take(folder, kept["about"], [Seen(**one) for one in kept["seen"]], kept["unseen"])
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise NotATake(f"{folder}: không phải một lần chụp đã xong. Hãy chụp bằng lệnh take.") from wrong


def keep_text(folder: Path, who: str, address: str, lines: list[str]) -> str:
    """Write the text of one thing seen; return its file within the folder."""
    return _keep(folder, who, f"{file_name(address)}.txt", "\n".join([*lines, ""]).encode())


def keep_picture(folder: Path, who: str, address: str, width: int, png: bytes) -> str:
    """Write the picture of a page at a width; return its file within the folder."""
    return _keep(folder, who, f"{file_name(address)}-{width}.png", png)


def file_name(address: str) -> str:
    """An address as the name of a file: readable, short, and no two alike."""
    words = re.sub(r"[^\w.-]+", "_", address).strip("_")[:80]
    return f"{words or 'goc'}-{sha256(address.encode()).hexdigest()[:6]}"


def _keep(folder: Path, who: str, name: str, content: bytes) -> str:
    path = folder / who / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return f"{who}/{name}"
