"""Households with their members: one row a person, rows of one household share its number in the file."""

from vuonlen.registry.models import Relation, Sex
from vuonlen.registry.models.ethnicities import ETHNICITIES
from vuonlen.sheets.columns import SheetSpec, column

OTHER_PERSON = "other_person"
SEXES = {str(value): str(label).capitalize() for value, label in Sex.choices}
RELATIONS = {str(value): str(label).capitalize() for value, label in Relation.choices}
ETHNICITY_NAMES = {name: name for name in ETHNICITIES}
DECISIONS = {OTHER_PERSON: "người khác"}

COMMUNE = column(
    "commune", "Xã", "Chọn trong danh sách. Mã xã tính theo ngày lập sổ.", width=30, offers="communes", is_text=True,
    aliases=("Mã xã", "Xã, phường", "Phường/Xã"), example="06925 Xã Quảng Sơn",
)  # fmt: skip
VILLAGE = column(
    "village", "Thôn", "Chọn xã trước, rồi chọn thôn.", width=26, offers="villages",
    aliases=("Thôn, bản", "Thôn/bản", "Tổ dân phố"), example="Thôn Lồ Má Coọc",
)  # fmt: skip
NUMBER = column(
    "personal_number", "Số định danh", "Đúng 12 chữ số, ô kiểu văn bản. Chưa có thì để trống.", width=18,
    needed=False, is_text=True, aliases=("Số định danh cá nhân", "Số CCCD", "CCCD", "Căn cước"), example="022180001234",
)  # fmt: skip

HOUSEHOLDS = SheetSpec(
    "members",
    "Hộ và thành viên",
    "HỘ GIA ĐÌNH VÀ THÀNH VIÊN",
    (
        column("household", "Hộ số", "Số thứ tự của hộ trong tệp; mọi người cùng hộ ghi cùng một số.", width=8,
               required=True, aliases=("Số hộ",), example="1"),
        COMMUNE,
        VILLAGE,
        column("address", "Địa chỉ", "Số nhà, ngõ, xóm nếu có.", width=26, needed=False, example="Tổ 3"),
        column("registered_on", "Ngày lập sổ", "Ngày hộ bắt đầu được theo dõi, dạng ngày/tháng/năm.",
               is_text=True, example="01/02/2021"),
        column("full_name", "Họ và tên", "Viết đủ họ, đệm, tên có dấu.", width=26, required=True,
               aliases=("Họ tên",), example="Chíu Nhì Múi"),
        column("relation", "Quan hệ với chủ hộ", "Mỗi hộ có đúng một chủ hộ.", width=18, required=True,
               choices=RELATIONS, aliases=("Quan hệ",), example="Chủ hộ"),
        column("sex", "Giới tính", "Nam hoặc nữ.", width=10, required=True, choices=SEXES, example="Nữ"),
        column("birth_date", "Ngày sinh", "Ngày/tháng/năm; chỉ biết tháng/năm hoặc năm thì ghi như vậy.",
               required=True, is_text=True, aliases=("Ngày, tháng, năm sinh",), example="02/03/1980"),
        column("ethnicity", "Dân tộc", "Chọn trong danh mục 54 dân tộc.", width=14, required=True,
               choices=ETHNICITY_NAMES, example="Dao"),
        NUMBER,
        column("decision", "Xử lý khi trùng", "Chỉ ghi sau khi kiểm tra báo giống người khác và đã xác minh.",
               width=18, needed=False, choices=DECISIONS),
    ),
)  # fmt: skip
