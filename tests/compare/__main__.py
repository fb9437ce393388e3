"""`python -m tests.compare take FOLDER` keeps what users of the demo see; `diff BEFORE AFTER` says what differs."""

import argparse
import signal
import sys
import time
from contextlib import nullcontext
from pathlib import Path

from .served import NotServed, served, wait_for
from .session import NotSignedIn
from .store import NotATake, read_take


def main() -> int:
    """Exit status: 0 done and nothing differs, 1 something differs, 2 it could not be done."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # however it ends, the site that was opened is closed
    try:
        return _take(asked) if asked.verb == "take" else _diff(asked)
    except (NotATake, NotServed, NotSignedIn) as problem:
        print(problem, file=sys.stderr)
        return 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.compare", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    take = verbs.add_parser("take", help="chụp mọi trang, giấy tờ, tệp mà người dùng mẫu thấy")
    take.add_argument("folder", type=Path, help="thư mục ghi; đang có gì thì bị thay")
    take.add_argument("--checkout", type=Path, default=Path(), help="mã nguồn có huyện mẫu (mặc định: thư mục này)")
    take.add_argument("--site", default="", help="trang đang mở sẵn; không có thì mở trang của --checkout")
    diff = verbs.add_parser("diff", help="nói những gì khác nhau giữa hai lần chụp")
    diff.add_argument("before", type=Path)
    diff.add_argument("after", type=Path)
    return parser.parse_args()


def _take(asked: argparse.Namespace) -> int:
    from .take import take

    began, checkout = time.monotonic(), asked.checkout.resolve()
    site = asked.site.rstrip("/")
    with nullcontext(wait_for(site)) if site else served(checkout) as open_site:
        made = take(asked.folder, checkout, open_site)
    pictures = {file for one in made.seen for file in one.pictures.values()}
    print(f"{len(made.seen)} trang, tệp và {len(pictures)} ảnh, {time.monotonic() - began:.0f} giây: {asked.folder}")
    if made.unseen:
        print(f"Không trang nào của mẫu dẫn đến: {', '.join(made.unseen)}")
    return 0


def _diff(asked: argparse.Namespace) -> int:
    from .diff import differences

    found = 0
    for line in differences(read_take(asked.before), read_take(asked.after)):
        print(line)
        found += 1
    if not found:
        print("Không có gì khác.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
