"""What the reports say when something does not fit: one catalogue, a code each."""

from enum import Enum

from django.utils.translation import gettext_lazy as _


class Message(Enum):
    """Code and sentence: where, what, how to mend."""

    UNBALANCED_MOVEMENT = (
        "BC-001",
        _(
            "Biểu %(form)s, dòng %(row)s (%(counted)s): cột 9 ghi %(printed)s, cộng trừ các cột 1 đến 8 được "
            "%(computed)s. Kiểm tra các biến động đã ghi của địa bàn này."
        ),
    )
    TABLES_DISAGREE = (
        "BC-002",
        _(
            "Dòng %(row)s (%(counted)s): Biểu %(form)s cột %(column)s ghi %(printed)s, Biểu %(other_form)s cột "
            "%(other_column)s ghi %(other)s. Hai số này phải bằng nhau; kiểm tra các quyết định của địa bàn này."
        ),
    )
    TOTAL_DIFFERS = (
        "BC-003",
        _(
            "Biểu %(form)s, cột %(column)s (%(counted)s): dòng tổng cộng ghi %(printed)s, cộng các địa bàn được "
            "%(computed)s. Kiểm tra danh sách địa bàn của báo cáo."
        ),
    )
    PART_OVER_WHOLE = (
        "BC-004",
        _(
            "Biểu %(form)s, dòng %(row)s: cột %(column)s ghi %(printed)s, lớn hơn tổng số %(whole)s ở cột "
            "%(whole_column)s. Kiểm tra tổng số hộ, nhân khẩu của địa bàn này."
        ),
    )
    NO_ROUND = (
        "BC-005",
        _(
            "%(place)s chưa có kết quả rà soát năm %(year)s. Ghi đủ phiếu và quyết định của đợt rà soát, rồi lập lại "
            "báo cáo."
        ),
    )
    NOT_DECIDED = (
        "BC-006",
        _(
            "Đợt rà soát năm %(year)s của %(place)s chưa có quyết định. Ban hành quyết định ở tất cả các xã, rồi lập "
            "lại báo cáo."
        ),
    )
    NO_PLACE = (
        "BC-007",
        _("Không có địa bàn cấp huyện mang mã %(code)s vào ngày %(day)s. Ghi lại mã trong danh mục đơn vị hành chính."),
    )
    NO_USER = (
        "BC-008",
        _("Không có người dùng %(username)s. Ghi lại tên đăng nhập của người lập báo cáo."),
    )
    UNBALANCED_REPORT = (
        "BC-009",
        _("Báo cáo có %(count)s chỗ không khớp nên chưa được lập: %(places)s Sửa số liệu rồi lập lại."),
    )

    SUM_DIFFERS = (
        "BC-010",
        _(
            "Biểu %(form)s, dòng %(row)s: cột %(column)s ghi %(printed)s, cộng các cột %(parts)s được %(computed)s. "
            "Kiểm tra các phiếu của địa bàn này."
        ),
    )
    GROUP_DIFFERS = (
        "BC-011",
        _(
            "Biểu %(form)s, dòng %(row)s (%(counted)s): cột %(column)s ghi %(printed)s, cộng các xã được "
            "%(computed)s. Kiểm tra danh sách xã của địa bàn này."
        ),
    )
    LISTED_WITHOUT_FORM = (
        "BC-012",
        _(
            "%(count)s hộ thuộc danh sách nhưng không có phiếu đã phân loại, nên không có chỉ số thiếu hụt: "
            "%(names)s. Kiểm tra quyết định và phiếu của các hộ này."
        ),
    )
    INDICATORS_DIFFER = (
        "BC-013",
        _(
            "%(count)s hộ có tổng số chỉ số thiếu hụt khác số chỉ số đã nêu tên: %(names)s. Ghi lại phiếu để phân "
            "loại lại."
        ),
    )
    POOR_WITH_FEW = (
        "BC-014",
        _(
            "%(count)s hộ nghèo có ít hơn %(least)s chỉ số thiếu hụt: %(names)s. Kiểm tra quyết định và phiếu của các "
            "hộ này."
        ),
    )
    UNEXPLAINED = (
        "BC-015",
        _(
            "%(count)s hộ vào hoặc rời danh sách, hoặc thêm bớt nhân khẩu, từ sau ngày %(opening)s đến ngày "
            "%(closing)s mà không có biến động nào được ghi: %(names)s. Ghi biến động của hộ (chuyển đi, chuyển đến, "
            "tách, nhập, sinh, chết), rồi lập lại biểu."
        ),
    )
    NO_CELL = (
        "BC-016",
        _("Biểu %(form)s không có ô này. Mở lại biểu và chọn một ô."),
    )

    NO_COMMUNE = (
        "BC-017",
        _("Không có xã này vào ngày %(day)s. Chọn lại địa bàn hoặc đợt rà soát."),
    )
    NO_CERTIFICATE = (
        "BC-018",
        _("Chưa có giấy chứng nhận nào của năm %(year)s ở đây. Cấp giấy sau khi có quyết định, rồi in."),
    )

    @property
    def code(self) -> str:
        """The code a person may quote on the telephone, such as "BC-001"."""
        return self.value[0]

    def say(self, **facts: object) -> str:
        """Fill the sentence and end it with its code."""
        return f"{str(self.value[1]) % facts} ({self.code})"
