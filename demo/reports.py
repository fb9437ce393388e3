"""The papers of the sample district: the issued report, and the comparison with the article."""

import csv
from dataclasses import asdict, fields
from pathlib import Path

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.reports.actions import issue_district_report
from vuonlen.reports.figures import YearFigures

from .comparison import Row, compare
from .places import find_district
from .plan import SECOND_ROUND
from .problems import DemoProblem
from .users import DISTRICT_OFFICER

NOTE = "Bản minh họa: dân số, tên người, tên thôn và phiếu rà soát là dữ liệu mô phỏng, không phải số liệu chính thức."
_HEADINGS = {
    "figure": "Chỉ tiêu",
    "printed": "Bài báo in",
    "unit": "Đơn vị",
    "computed": "Hệ thống tính",
    "verdict": "Kết luận",
    "explanation": "Giải thích",
    "source": "Nguồn",
}


def write_reports(folder: Path) -> list[Path]:
    """Issue the report of 2022 as the district's officer and write `doi-chieu.csv`. Raises DemoProblem."""
    district = find_district()
    user = User.objects.filter(username=DISTRICT_OFFICER.username).first()
    if district is None or user is None:
        raise DemoProblem("Chưa có dân số mẫu. Chạy `python -m demo build` trước.")
    scope = scope_of(user, SECOND_ROUND.reviewed_on)
    report = issue_district_report(scope=scope, place_id=district.pk, year=SECOND_ROUND.year, folder=folder, note=NOTE)
    comparison = folder / "doi-chieu.csv"
    write_comparison(report.figures, comparison)
    return [*report.papers, comparison]


def write_comparison(figures: YearFigures, path: Path) -> None:
    """Write printed against computed: UTF-8 with BOM and semicolons, since the comma is the decimal sign."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Row)], delimiter=";")
        writer.writerow(_HEADINGS)
        writer.writerows(map(asdict, compare(figures)))
