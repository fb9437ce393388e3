"""The multidimensional poverty standard of Quảng Ninh for 2023-2025."""

from datetime import date

from openfisca_vietnam.reforms.provincial_income_line import ProvincialLine, provincial_income_line

QuangNinh2023 = provincial_income_line(
    ProvincialLine(
        province="tỉnh Quảng Ninh",
        act="Nghị quyết 13/2023/NQ-HĐND",
        href="https://vietnam.vn/quangninh/?p=11555",
        verification="secondary",
        rural=2_100_000,
        urban=2_600_000,
        # The source gives years only; the day on which the resolution took effect was not read.
        first_day=date(2023, 1, 1),
        last_day=date(2025, 12, 31),
    )
)
