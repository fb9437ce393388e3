"""The rule of each indicator as a Vietnamese sentence, its numbers and lists taken from the parameters."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from vuonlen.law.engine import law_on
from vuonlen.law.facts import FACTS
from vuonlen.law.standards import standard_on
from vuonlen.law.wording import either_vi, in_sentence

_COMMON = {
    "insurance": "có ít nhất một người từ {rule.age_from} tuổi trở lên không có bảo hiểm y tế",
    "house_area": "diện tích nhà ở bình quân đầu người dưới {rule.square_metres_per_head_below} m²",
    "water": "nguồn nước sinh hoạt chính không phải là {water}",
    "toilet": "không sử dụng nhà tiêu hợp vệ sinh ({toilet})",
    "information_means": "không có phương tiện nào để tiếp cận thông tin ({means})",
}
_OF_2016 = {
    "health_access": "có ít nhất một thành viên ốm đau mà không đi khám chữa bệnh",
    "adult_education": (
        "có ít nhất một người từ {rule.age_from} tuổi, sinh từ năm {rule.born_from_year}, "
        "chưa tốt nghiệp trung học cơ sở và không đang đi học"
    ),
    "child_schooling": "có ít nhất một trẻ em từ {rule.age_from} đến dưới {rule.age_below} tuổi không đi học",
    "house_quality": "nhà ở thuộc loại {dwelling}",
    "telecom": "không thành viên nào sử dụng thuê bao điện thoại hoặc internet",
}
_OF_2022 = {
    "employment": (
        "có ít nhất một người từ {rule.age_from} tuổi có khả năng và sẵn sàng làm việc mà không tìm được việc, "
        "hoặc làm công ăn lương mà không có hợp đồng lao động"
    ),
    "dependents": (
        "người phụ thuộc (trẻ em dưới {rule.child_age_below} tuổi, người cao tuổi hoặc người khuyết tật hưởng "
        "trợ cấp xã hội hằng tháng) chiếm trên {rule.share_over_percent} % số thành viên"
    ),
    "nutrition": (
        "có ít nhất một trẻ em dưới {rule.age_below} tuổi suy dinh dưỡng chiều cao theo tuổi hoặc cân nặng theo tuổi"
    ),
    "adult_education": (
        "có ít nhất một người từ {rule.age_from} đến {rule.age_to} tuổi không đang học, không được đào tạo tại chỗ "
        "có chứng nhận và chưa có bằng cấp phù hợp với tuổi (dưới {rule.older_age_from} tuổi: trung học cơ sở; từ "
        "{rule.older_age_from} tuổi: trung học phổ thông hoặc giáo dục nghề nghiệp)"
    ),
    "child_schooling": (
        "có ít nhất một trẻ em từ {rule.age_from} đến dưới {rule.age_below} tuổi không học đúng bậc học "
        "phù hợp với tuổi"
    ),
    "house_quality": (
        "trong ba kết cấu tường, cột, mái có từ {rule.nondurable_parts_minimum} kết cấu trở lên "
        "không làm bằng vật liệu bền chắc"
    ),
    "telecom": "không thành viên nào sử dụng dịch vụ internet",
}
_TEMPLATES = {"mpi-2016-2020": _COMMON | _OF_2016, "mpi-2022-2025": _COMMON | _OF_2022}


@lru_cache(maxsize=1024)
def rule_vi(indicator: str, on: date) -> str:
    """Return the rule of an indicator on a day: "Hộ thiếu hụt khi ..."."""
    law = law_on(on).indicators
    template = _TEMPLATES[standard_on(on).id][indicator]
    return f"Hộ thiếu hụt khi {template.format(rule=law[indicator], **_lists(law, template))}."


def _lists(law: Any, template: str) -> dict[str, str]:
    """Return the enumerations a template names, written out."""
    writers = {
        "{water}": lambda: _labels("water_source", law.water.clean_sources),
        "{toilet}": lambda: _labels("toilet_type", [*law.toilet.hygienic_types, *law.toilet.hygienic_types_unverified]),
        "{dwelling}": lambda: _labels("dwelling_class", law.house_quality.deprived_classes),
        "{means}": lambda: either_vi([in_sentence(FACTS[name].label_vi) for name in law.information_means.means]),
    }
    return {name[1:-1]: write() for name, write in writers.items() if name in template}


def _labels(fact: str, codes: Sequence[str]) -> str:
    labels = dict(zip(FACTS[fact].codes, FACTS[fact].labels_vi, strict=True))
    return either_vi([in_sentence(labels[code]) for code in codes])
