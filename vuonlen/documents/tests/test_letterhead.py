"""Words of the decree: what is known is written, what is open is dotted."""

from datetime import date
from pathlib import Path

from vuonlen.documents import by_hand, committee_of, for_committee, numbered, place_and_date

README = Path(__file__).parents[1] / "README.md"


def test_a_number_that_is_open_is_dotted_before_its_kind() -> None:
    assert numbered("125/QĐ-UBND", "QĐ-UBND") == "Số: 125/QĐ-UBND"
    assert numbered("", "QĐ-UBND") == "Số: ……/QĐ-UBND"


def test_a_day_that_is_open_is_dotted_but_for_a_known_year() -> None:
    assert place_and_date("Quảng Sơn", date(2022, 2, 5)) == "Quảng Sơn, ngày 05 tháng 02 năm 2022"
    assert place_and_date("Quảng Sơn", None) == "Quảng Sơn, ngày …… tháng …… năm ……"
    assert place_and_date("Quảng Sơn", None, 2022) == "Quảng Sơn, ngày …… tháng …… năm 2022"


def test_the_chair_signs_for_the_committee_and_others_by_hand() -> None:
    assert committee_of("Xã Quảng Sơn") == ("ỦY BAN NHÂN DÂN", "XÃ QUẢNG SƠN")
    assert for_committee("Chìu A Sáng").titles == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert by_hand("THƯ KÝ").hint == "(Ký, ghi rõ họ tên)"


def test_the_example_of_the_readme_draws_both_files(tmp_path: Path) -> None:
    example = README.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(example, {"folder": tmp_path})  # noqa: S102
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thong-bao.docx", "thong-bao.pdf"]
