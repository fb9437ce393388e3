"""What the reports say when something does not fit: one catalogue, a code each."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence: where, what, how to mend."""

    UNBALANCED_MOVEMENT = (
        "BC-001",
        _(
            "Biểu {form}, dòng {row} ({counted}): cột 9 ghi {printed}, cộng trừ các cột 1 đến 8 được "
            "{computed}. Kiểm tra các biến động đã ghi của địa bàn này."
        ),
    )
    TABLES_DISAGREE = (
        "BC-002",
        _(
            "Dòng {row} ({counted}): Biểu {form} cột {column} ghi {printed}, Biểu {other_form} cột "
            "{other_column} ghi {other}. Hai số này phải bằng nhau; kiểm tra các quyết định của địa bàn này."
        ),
    )
    TOTAL_DIFFERS = (
        "BC-003",
        _(
            "Biểu {form}, cột {column} ({counted}): dòng tổng cộng ghi {printed}, cộng các địa bàn được "
            "{computed}. Kiểm tra danh sách địa bàn của báo cáo."
        ),
    )
    PART_OVER_WHOLE = (
        "BC-004",
        _(
            "Biểu {form}, dòng {row}: cột {column} ghi {printed}, lớn hơn tổng số {whole} ở cột "
            "{whole_column}. Kiểm tra tổng số hộ, nhân khẩu của địa bàn này."
        ),
    )
    NO_ROUND = (
        "BC-005",
        _(
            "{place} chưa có kết quả rà soát năm {year}. Ghi đủ phiếu và quyết định của đợt rà soát, rồi lập lại "
            "báo cáo."
        ),
    )
    NOT_DECIDED = (
        "BC-006",
        _(
            "Đợt rà soát năm {year} của {place} chưa có quyết định. Ban hành quyết định ở tất cả các xã, rồi lập "
            "lại báo cáo."
        ),
    )
    NO_PLACE = (
        "BC-007",
        _("Không có địa bàn cấp huyện mang mã {code} vào ngày {day}. Ghi lại mã trong danh mục đơn vị hành chính."),
    )
    NO_USER = (
        "BC-008",
        _("Không có người dùng {username}. Ghi lại tên đăng nhập của người lập báo cáo."),
    )
    UNBALANCED_REPORT = (
        "BC-009",
        _("Báo cáo có {count} chỗ không khớp nên chưa được lập: {places} Sửa số liệu rồi lập lại."),
    )

    SUM_DIFFERS = (
        "BC-010",
        _(
            "Biểu {form}, dòng {row}: cột {column} ghi {printed}, cộng các cột {parts} được {computed}. "
            "Kiểm tra các phiếu của địa bàn này."
        ),
    )
    GROUP_DIFFERS = (
        "BC-011",
        _(
            "Biểu {form}, dòng {row} ({counted}): cột {column} ghi {printed}, cộng các xã được "
            "{computed}. Kiểm tra danh sách xã của địa bàn này."
        ),
    )
    LISTED_WITHOUT_FORM = (
        "BC-012",
        _(
            "{count} hộ thuộc danh sách nhưng không có phiếu đã phân loại, nên không có chỉ số thiếu hụt: "
            "{names}. Kiểm tra quyết định và phiếu của các hộ này."
        ),
    )
    INDICATORS_DIFFER = (
        "BC-013",
        _("{count} hộ có tổng số chỉ số thiếu hụt khác số chỉ số đã nêu tên: {names}. Ghi lại phiếu để phân loại lại."),
    )
    POOR_WITH_FEW = (
        "BC-014",
        _("{count} hộ nghèo có ít hơn {least} chỉ số thiếu hụt: {names}. Kiểm tra quyết định và phiếu của các hộ này."),
    )
    UNEXPLAINED = (
        "BC-015",
        _(
            "{count} hộ vào hoặc rời danh sách, hoặc thêm bớt nhân khẩu, từ sau ngày {opening} đến ngày "
            "{closing} mà không có biến động nào được ghi: {names}. Ghi biến động của hộ (chuyển đi, chuyển đến, "
            "tách, nhập, sinh, chết), rồi lập lại biểu."
        ),
    )
    NO_CELL = (
        "BC-016",
        _("Biểu {form} không có ô này. Mở lại biểu và chọn một ô."),
    )

    NO_COMMUNE = (
        "BC-017",
        _("Không có xã này vào ngày {day}. Chọn lại địa bàn hoặc đợt rà soát."),
    )
    NO_CERTIFICATE = (
        "BC-018",
        _("Chưa có giấy chứng nhận nào của năm {year} ở đây. Cấp giấy sau khi có quyết định, rồi in."),
    )
    NEGATIVE_COUNT = (
        "BC-020",
        _(
            "Biểu {form}, dòng {row} ({counted}): cột {column} ghi {printed}, nhỏ hơn 0. Kiểm tra các biến động và "
            "quyết định của địa bàn này."
        ),
    )
    ALREADY_DECIDED = (
        "BC-019",
        _("Đợt rà soát năm {year} của {place} đã có quyết định ở mọi xã. Lập biểu chính thức thay cho bản nháp."),
    )
