"""What differs between two takes, in words; pictures that differ are laid side by side into AFTER/differences/."""

from collections.abc import Iterator
from contextlib import ExitStack
from difflib import unified_diff

from playwright.sync_api import Browser

from .pixels import Drawn, Painter
from .store import Seen, Take, file_name

CONTEXT, LONGEST = 1, 60  # lines of text around a difference, and of one difference at most


def differences(before: Take, after: Take, browser: Browser | None = None) -> Iterator[str]:
    """Line by line: what is missing or new, then for each thing seen in both its status, text and pictures.

    Pictures are compared in `browser`, or in one that is opened for it.
    """
    if before.about != after.about:
        yield f"Hai lần chụp theo hai mốc thời gian khác nhau: {before.about} và {after.about}"
    old, new = before.by_key(), after.by_key()
    yield from (f"THIẾU {_name(old[key])}" for key in old if key not in new)
    yield from (f"MỚI   {_name(new[key])}" for key in new if key not in old)
    both = [(old[key], new[key]) for key in old if key in new]
    for first, second in both:
        yield from _told(before, after, first, second)
    yield from _pictures(before, after, both, browser)


def _name(one: Seen) -> str:
    return f"{one.who} {one.address}"


def _told(before: Take, after: Take, first: Seen, second: Seen) -> Iterator[str]:
    if first.status != second.status:
        yield f"TRẠNG THÁI {_name(first)}: {first.status} → {second.status}"
    old, new = before.text(first), after.text(second)
    if old != new:
        yield f"CHỮ {_name(first)}"
        lines = list(unified_diff(old, new, "trước", "sau", lineterm="", n=CONTEXT))[2:]
        yield from (f"    {line}" for line in lines[:LONGEST])
        if len(lines) > LONGEST:
            yield f"    … còn {len(lines) - LONGEST} dòng: {before.folder / first.text} và {after.folder / second.text}"


def _pictures(before: Take, after: Take, both: list[tuple[Seen, Seen]], browser: Browser | None) -> Iterator[str]:
    """Pairs of pictures; one that stands for several pages is looked at once."""
    pairs: dict[tuple[str, str], str] = {}
    for first, second in both:
        for width in sorted(first.pictures.keys() | second.pictures.keys()):
            if (width in first.pictures) != (width in second.pictures):
                yield f"ẢNH {_name(first)} {width}: chỉ có ở lần chụp {'trước' if width in first.pictures else 'sau'}"
            else:
                pair = first.pictures[width], second.pictures[width]
                pairs.setdefault(pair, f"{_name(first)} {width}")
    with ExitStack() as stack:
        painter: Painter | None = None
        for (old, new), name in pairs.items():
            one, other = (before.folder / old).read_bytes(), (after.folder / new).read_bytes()
            if one == other:
                continue
            painter = painter or stack.enter_context(Painter(browser))
            if (drawn := painter.compare(one, other)).share:
                yield f"ẢNH {name}: {_share(drawn)}, {_kept(after, name, drawn)}"


def _share(drawn: Drawn) -> str:
    return f"{drawn.share * 100:.2f}% điểm ảnh khác".replace(".", ",")


def _kept(after: Take, name: str, drawn: Drawn) -> str:
    path = after.folder / "differences" / f"{file_name(name)}.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(drawn.side_by_side)
    return str(path)
