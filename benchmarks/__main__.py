"""`make bench`: every measurement of one run, as the table of `docs/benchmarks.md`.

The two benchmarks that need Django's settings run in processes of their own, on the benchmark's database.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks import classify, lists

PAPER = Path("docs/benchmarks.md")
HEAD = """# Kết quả đo

Lệnh: `make bench` (lần đầu nạp 1.000.000 hộ, thêm vài phút).
Mỗi bảng so sánh hai bên trong cùng một lần chạy, cùng máy;
thời gian tuyệt đối tùy máy, chỉ tỷ lệ đáng tin.
"""


def main() -> int:
    """Measure, print the table and write the paper."""
    parts = [HEAD, _bulk(), _household(), _lists()]
    PAPER.write_text("\n".join(parts), encoding="utf-8")
    print(PAPER.read_text(encoding="utf-8"))
    return 0


def _bulk() -> str:
    engine, polars = classify.compare()
    rows = [
        "## Phân loại 1.000.000 hộ, 4.000.000 người (12 chỉ số), trung vị 5 lần\n",
        "| Bên | Giây | So với Polars | Bộ nhớ đỉnh (MB) | Trong đó dữ kiện (MB) |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, row in (("`law.classify`", engine), ("Polars viết tay", polars)):
        ratio = row["seconds"] / polars["seconds"]
        rows.append(
            f"| {name} | {_vi(row['seconds'])} | {_vi(ratio)} | {row['megabytes']} | {row['megabytes_of_facts']} |"
        )
    return "\n".join([*rows, ""])


def _household() -> str:
    environment = {**os.environ, "DATABASE_URL": lists.database(), "DJANGO_SETTINGS_MODULE": "vuonlen.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], env=environment, check=True)
    command = [sys.executable, "-m", "benchmarks.one_household"]
    printed = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    rows = [
        "## Một hộ: kết quả hiện theo khi nhập phiếu, 300 lần\n",
        "| Đo | p50 (ms) | p95 (ms) |",
        "|---|---:|---:|",
    ]
    for line in printed.splitlines():
        row = json.loads(line)
        name = {"web form": "cả yêu cầu của trang phiếu", "engine": "riêng `law.classify`"}[row["side"]]
        rows.append(f"| {name} | {_vi(row['p50'])} | {_vi(row['p95'])} |")
    return "\n".join([*rows, ""])


def _lists() -> str:
    users = {"commune": "một xã", "province": "một tỉnh", "country": "mọi tỉnh"}
    sides = {"product": "Vươn Lên", "signed": "Django có đăng nhập", "bare": "Django trần"}
    measured = lists.compare()
    bare = {row["user"]: row["per_second"] for row in measured if row["side"] == "bare"}
    rows = [
        "## Danh sách hộ ở 1.000.000 hộ, 50 hộ một trang (gunicorn 2×4, 8 kết nối), trung vị 5 lượt\n",
        "| Người dùng của | Trang | Yêu cầu/giây | So với Django trần | p50 (ms) | p95 (ms) |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for row in measured:
        share = f"{row['per_second'] / bare[row['user']]:.0%}"
        who, side = users[row["user"]], sides[row["side"]]
        rows.append(f"| {who} | {side} | {_vi(row['per_second'])} | {share} | {_vi(row['p50'])} | {_vi(row['p95'])} |")
    return "\n".join([*rows, ""])


def _vi(figure: float) -> str:
    """Two decimals under ten, one above, with the Vietnamese decimal sign."""
    return f"{figure:.{2 if figure < 10 else 1}f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
