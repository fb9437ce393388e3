"""How a paper names its office and the acts it rests on."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import committee_of, place_and_date


@dataclass(frozen=True)
class Office:
    """A commune and where it lies: "Xã", "Quảng Sơn", "Huyện Hải Hà" (empty since 01/07/2025), "Tỉnh Quảng Ninh"."""

    kind: str
    name: str
    district: str
    province: str

    @property
    def full_name(self) -> str:
        """ "xã Quảng Sơn", as inside a sentence."""
        return f"{self.kind.lower()} {self.name}"

    @property
    def issuer(self) -> tuple[str, str]:
        """The two lines of the letterhead."""
        return committee_of(f"{self.kind} {self.name}")

    @property
    def where(self) -> str:
        """ "xã Quảng Sơn, huyện Hải Hà, tỉnh Quảng Ninh"."""
        return ", ".join(part[:1].lower() + part[1:] for part in (self.full_name, self.district, self.province) if part)

    @property
    def upper(self) -> str:
        """The level above: the district, or the province since 01/07/2025."""
        place = self.district or self.province
        return place[:1].lower() + place[1:]

    def place_and_date(self, on: date | None) -> str:
        """ "Quảng Sơn, ngày 05 tháng 11 năm 2022"; dotted while the day is open."""
        return place_and_date(self.name, on)


def legal_acts(on: date) -> tuple[str, ...]:
    """The acts a review of 2022 and after rests on, in the order of rank; each ends a clause "Căn cứ …".

    Dates of signing only where our sources have them; the law on local government is named without number, because
    another took its place in 2025.
    """
    amended = (
        [
            _(
                "Nghị định số 30/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 07/2021/NĐ-CP ngày 27 tháng "
                "01 năm 2021 của Chính phủ"
            )
        ]
        if on.year >= 2025
        else []
    )
    return (
        _("Luật Tổ chức chính quyền địa phương"),
        _(
            "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo đa chiều giai "
            "đoạn 2021 - 2025"
        ),
        *amended,
        _(
            "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ quy định quy trình rà soát "
            "hộ nghèo, hộ cận nghèo hằng năm và quy trình xác định hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm "
            "nghiệp có mức sống trung bình giai đoạn 2022 - 2025"
        ),
        _(
            "Thông tư số 07/2021/TT-BLĐTBXH và Thông tư số 02/2022/TT-BLĐTBXH của Bộ trưởng Bộ Lao động - Thương binh "
            "và Xã hội hướng dẫn phương pháp rà soát, phân loại hộ nghèo, hộ cận nghèo"
        ),
    )
