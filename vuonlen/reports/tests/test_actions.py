from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.folding import slug
from vuonlen.registry.testing import scope_for
from vuonlen.reports.actions import district_report, issue_district_report
from vuonlen.reports.errors import Unbalanced

from .samples import with_movement


def test_the_papers_of_a_district_are_written(decided, tmp_path) -> None:
    report = issue_district_report(
        scope=decided.scope, place_id=decided.district.pk, year=2023, folder=tmp_path / "moi"
    )
    assert sorted(path.name for path in (tmp_path / "moi").iterdir()) == [
        "bao-cao-hai-ha-2023.docx",
        "bao-cao-hai-ha-2023.pdf",
        "bieu-tong-hop-2023.xlsx",
    ]
    assert all(paper.stat().st_size > 5_000 for paper in report.papers)


def test_writing_again_replaces_the_papers(decided, tmp_path) -> None:
    for _ in range(2):
        issue_district_report(scope=decided.scope, place_id=decided.district.pk, year=2023, folder=tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_who_may_not_export_gets_no_paper(decided, tmp_path) -> None:
    scope = scope_for(decided.viewer, decided.round.reviewed_on)
    with pytest.raises(PermissionMissing):
        issue_district_report(scope=scope, place_id=decided.district.pk, year=2023, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_stranger_gets_no_paper(decided, tmp_path) -> None:
    scope = scope_for(decided.stranger, decided.round.reviewed_on)
    with pytest.raises(OutOfArea):
        issue_district_report(scope=scope, place_id=decided.district.pk, year=2023, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_figures_that_do_not_balance_are_not_issued(decided, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(district_report, "year_figures", lambda *_: with_movement(other_decrease=0))
    with pytest.raises(Unbalanced, match="Xã Đồi"):
        issue_district_report(scope=decided.scope, place_id=decided.district.pk, year=2023, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "file"), [("Hải Hà", "hai-ha"), ("Đồng Hỷ", "dong-hy"), ("Ea H'leo", "ea-h-leo"), ("Quận 1", "quan-1")]
)
def test_a_file_bears_the_name_without_marks(name: str, file: str) -> None:
    assert slug(name) == file


def run(**given: object) -> str:
    out = StringIO()
    call_command("write_reports", stdout=out, **given)
    return out.getvalue()


def district_code(land) -> str:
    return land.district.versions.get().code


def test_the_command_names_the_papers_it_wrote(decided, tmp_path) -> None:
    said = run(user="huyen", district=district_code(decided), year=2023, folder=tmp_path)
    assert said.count("Đã ghi") == 3
    assert (tmp_path / "bao-cao-hai-ha-2023.pdf").exists()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"user": "ai.do"}, r"Không có người dùng ai.do.*\(BC-008\)"),
        ({"district": "999"}, r"Không có địa bàn cấp huyện mang mã 999.*\(BC-007\)"),
        ({"year": 2019}, r"chưa có kết quả rà soát năm 2018.*\(BC-005\)"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(decided, tmp_path, changed: dict, message: str) -> None:
    given = {"user": "huyen", "district": district_code(decided), "year": 2023, "folder": tmp_path, **changed}
    with pytest.raises(CommandError, match=message):
        run(**given)


def test_the_command_refuses_a_user_without_the_right(decided, tmp_path) -> None:
    with pytest.raises(CommandError):
        run(user="xem", district=district_code(decided), year=2023, folder=tmp_path)
