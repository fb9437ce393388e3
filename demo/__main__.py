"""`python -m demo build [--fresh]`, `reports` and `reorganise`: the sample district, its papers, its new communes."""

import argparse
import os
import sys
import time
from decimal import Decimal
from pathlib import Path


def main() -> int:
    """Run one verb; every problem is one line of Vietnamese and exit code 1."""
    arguments = _arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
    import django

    django.setup()
    from .problems import DemoProblem

    try:
        if arguments.verb == "build":
            _build(fresh=arguments.fresh)
        elif arguments.verb == "reorganise":
            _reorganise()
        else:
            _reports(arguments.folder)
    except DemoProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo", description="Dân số mẫu của huyện Hải Hà")
    verbs = parser.add_subparsers(dest="verb", required=True)
    build = verbs.add_parser("build", help="dựng dân số mẫu và hai đợt rà soát")
    build.add_argument("--fresh", action="store_true", help="xóa dữ liệu cũ và dựng lại từ đầu")
    reports = verbs.add_parser("reports", help="lập báo cáo, biểu tổng hợp và bảng đối chiếu")
    reports.add_argument("--folder", type=Path, help="thư mục ghi báo cáo (mặc định var/demo)")
    verbs.add_parser("reorganise", help="chuyển các hộ về xã mới từ ngày 01/07/2025")
    return parser.parse_args()


def _build(*, fresh: bool) -> None:
    from vuonlen.kernel.format import number

    from .build import build
    from .users import USERS

    start = time.monotonic()

    def say(line: str) -> None:
        print(f"{number(Decimal(time.monotonic() - start), 1):>5} giây  {line}", flush=True)

    build(say=say, fresh=fresh)
    print("Người dùng mẫu:")
    for user in USERS:
        print(f"  {user.username:<16} {user.password:<18} {user.full_name}")


def _reorganise() -> None:
    from .reorganise import PASSWORD, USERNAME, reorganise, workplaces

    reorganise(say=print)
    print("Người dùng mẫu, từ ngày 01/07/2025:")
    print(f"  {USERNAME:<17} {PASSWORD:<21} cán bộ giảm nghèo cấp tỉnh tại Tỉnh Quảng Ninh; xác nhận thôn và vai trò")
    print("\n".join(workplaces()))


def _reports(folder: Path | None) -> None:
    from django.conf import settings

    from .reports import write_reports

    for paper in write_reports(folder or settings.VAR_DIR / "demo"):
        print(f"Đã ghi {paper}")


if __name__ == "__main__":
    sys.exit(main())
