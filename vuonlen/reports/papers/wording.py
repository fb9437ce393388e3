"""How a paper names its office."""

from dataclasses import dataclass
from datetime import date

from vuonlen.documents import committee_of, place_and_date
from vuonlen.kernel.format import lower_first


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
        return ", ".join(lower_first(part) for part in (self.full_name, self.district, self.province) if part)

    @property
    def upper(self) -> str:
        """The level above: the district, or the province since 01/07/2025."""
        return lower_first(self.district or self.province)

    def place_and_date(self, on: date | None) -> str:
        """ "Quảng Sơn, ngày 05 tháng 11 năm 2022"; dotted while the day is open."""
        return place_and_date(self.name, on)
