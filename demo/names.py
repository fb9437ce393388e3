"""Names drawn from family and given names common in north-east Vietnam. No name is taken from a person."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class NameStock:
    """Family names, middle names by sex and given names by sex of one ethnicity."""

    families: tuple[str, ...]
    middles: dict[str, tuple[str, ...]]
    given: dict[str, tuple[str, ...]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_KINH = NameStock(
    _words(
        "Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Vũ Đặng Bùi Bùi Đỗ Đỗ Ngô Dương Đinh Đào Phan Đoàn "
        "Lưu Mai Hà"
    ),
    {
        "male": _words("Văn Văn Văn Đức Hữu Quang Minh Xuân Ngọc Thành Công Mạnh"),
        "female": _words("Thị Thị Thị Thị Thu Thanh Ngọc Minh Hồng Kim Thùy"),
    },
    {
        "male": _words(
            "An Bình Chiến Cường Dũng Duy Đạt Điệp Hải Hiếu Hòa Hoàn Hùng Huy Hưng Khánh Kiên Lâm Long Lực Nam Nghĩa "
            "Phong Phúc Quân Quyết Sơn Tâm Thái Thắng Thịnh Thuận Tiến Toàn Trung Tuấn Tùng Việt Vinh Vượng"
        ),
        "female": _words(
            "Anh Ánh Bích Chi Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hương Lan Liên Linh Loan Mai My Nga "
            "Ngân Nhung Oanh Phương Quyên Tâm Thảo Thắm Thu Thủy Trang Tuyết Uyên Vân Xuân Yến"
        ),
    },
)
_DAO = NameStock(
    _words("Chíu Chíu Phùn Phùn Tằng Tằng Chìu Dường Đặng Đặng Bàn Triệu Triệu Lý Phàn Voòng"),
    {"male": _words("A Tài Văn Văn Sáng Đức"), "female": _words("Thị Thị Tài Nhì Sám Sì Mằn")},
    {
        "male": _words("Chăn Dảu Hếnh Lồng Nhì Phúc Quay Sáng Sềnh Thành Tiến Tài Thắng Vạn Minh Kim Lâm Hiến Bảo"),
        "female": _words("Múi Múi Mẩy Lan Hoa Dung Hương Nga Liên Mai Hạnh Thủy Lý Vân Nguyệt"),
    },
)
_TAY = NameStock(
    _words("Hoàng Hoàng Nông Nông Lương Vi Vi La Bế Đàm Hà Ma Lô Trần Lộc"),
    {"male": _words("Văn Văn Đình Đức Trọng Quốc"), "female": _words("Thị Thị Thị Thu Bích")},
    {
        "male": _words("Bằng Chung Duy Định Giáp Hiệp Khoa Lâm Liệu Nghiệp Phương Quý Sinh Thức Tính Tuyên Vịnh Yên"),
        "female": _words("Bưởi Diệp Đào Hiên Huế Khuyên Lả Lành Liễu Nết Nhàn Phượng Sen Thơm Tươi Viên"),
    },
)
_SAN_DIU = NameStock(
    _words("Trương Trương Từ Từ Lê Ôn Diệp Trạc Lưu Ninh Tạ Lý Lục"),
    {"male": _words("Văn Văn A Đức Quang"), "female": _words("Thị Thị Thị Kim")},
    {
        "male": _words("Bảo Cảnh Chí Dần Hồng Khải Lập Mão Nhân Phát Quý Sáu Tân Thân Tứ Vinh"),
        "female": _words("Bảy Dậu Dìn Hai Hợi Lợi Mùi Năm Phúc Sáu Sinh Tám Tư Vinh Xuyến"),
    },
)
_HOA = NameStock(
    _words("Voòng Voòng Lỷ Phạm Trần Hoàng Ngô Lâm Châu Tăng Diệp Lý Chu"),
    {"male": _words("A Văn Chí Vĩnh Gia"), "female": _words("Thị A Mỹ Tú")},
    {
        "male": _words("Cắm Chánh Cường Dẩu Hếnh Lộc Mằn Phát Quay Sáng Sếnh Tài Thoòng Vĩnh"),
        "female": _words("Kíu Lan Linh Lìn Mùi Múi Ngọc Nhung Phượng Sám Tài Tiên"),
    },
)
_SAN_CHAY = NameStock(
    _words("Trần Trần Ninh Ninh Hoàng Vi Đặng Lục Tằng Nịnh Lý Lâm"),
    {"male": _words("Văn Văn A Đức Minh"), "female": _words("Thị Thị Thị Hồng")},
    {
        "male": _words("Bình Chắn Cao Coỏng Dương Hòa Làu Lỷ Ngọc Phúc Quẩy Sinh Tành Vinh"),
        "female": _words("Chi Dung Hai Hồng Kim Lan Liên Mùi Nga Sáu Tám Thanh Vân"),
    },
)
STOCKS = {
    "Kinh": _KINH,
    "Dao": _DAO,
    "Tày": _TAY,
    "Nùng": _TAY,
    "Sán Dìu": _SAN_DIU,
    "Hoa": _HOA,
    "Sán Chay": _SAN_CHAY,
}


def family_name(draw: Random, ethnicity: str) -> str:
    """A family name of the ethnicity, the common ones more often."""
    return draw.choice(STOCKS[ethnicity].families)


def full_name(draw: Random, *, ethnicity: str, family: str, sex: str, taken: set[str]) -> str:
    """A name that nobody in `taken` (the household) bears; it is added there."""
    stock = STOCKS[ethnicity]
    while True:
        middle, given = draw.choice(stock.middles[sex]), draw.choice(stock.given[sex])
        name = f"{family} {middle} {given}"
        if middle != given and name not in taken:
            taken.add(name)
            return name
