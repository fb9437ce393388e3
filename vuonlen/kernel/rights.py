"""The rights that a role may give over a commune, and what each is called."""

from enum import StrEnum

from django.utils.translation import gettext_noop as _


class Permission(StrEnum):
    """One right over the households of a commune."""

    VIEW_HOUSEHOLD = "view_household"
    SEE_PERSONAL_NUMBER = "see_personal_number"  # the twelve digits unmasked; every look is logged
    EXPORT_HOUSEHOLDS = "export_households"
    REGISTER_HOUSEHOLD = "register_household"
    RECORD_FORM = "record_form"
    OPEN_ROUND = "open_round"
    HOLD_MEETING = "hold_meeting"
    POST_LIST = "post_list"
    HANDLE_OBJECTION = "handle_objection"
    REPORT_UPWARD = "report_upward"
    GIVE_OPINION = "give_opinion"
    DECIDE_ROUND = "decide_round"
    ISSUE_CERTIFICATE = "issue_certificate"
    FREEZE_ROUND = "freeze_round"
    ISSUE_REPORT = "issue_report"
    IMPORT_DATA = "import_data"
    RECORD_OFFICIAL_LIST = "record_official_list"  # decisions taken before the commune worked in the system
    SETTLE_DUPLICATE = "settle_duplicate"
    READ_AUDIT = "read_audit"
    FOLLOW_ROLES = "follow_roles"  # say where roles go on when their places end


RIGHT_NAMES: dict[Permission, str] = {
    Permission.VIEW_HOUSEHOLD: _("xem hộ gia đình"),
    Permission.SEE_PERSONAL_NUMBER: _("xem số định danh cá nhân"),
    Permission.EXPORT_HOUSEHOLDS: _("xuất danh sách hộ"),
    Permission.REGISTER_HOUSEHOLD: _("đăng ký hộ gia đình"),
    Permission.RECORD_FORM: _("ghi phiếu rà soát"),
    Permission.OPEN_ROUND: _("mở đợt rà soát"),
    Permission.HOLD_MEETING: _("ghi biên bản họp thôn"),
    Permission.POST_LIST: _("niêm yết danh sách"),
    Permission.HANDLE_OBJECTION: _("tiếp nhận và giải quyết kiến nghị"),
    Permission.REPORT_UPWARD: _("báo cáo kết quả lên cấp trên"),
    Permission.GIVE_OPINION: _("cho ý kiến về kết quả rà soát"),
    Permission.DECIDE_ROUND: _("quyết định kết quả rà soát"),
    Permission.ISSUE_CERTIFICATE: _("cấp giấy chứng nhận"),
    Permission.FREEZE_ROUND: _("chốt đợt rà soát"),
    Permission.ISSUE_REPORT: _("phát hành biểu tổng hợp và báo cáo"),
    Permission.IMPORT_DATA: _("nhập dữ liệu từ Excel"),
    Permission.RECORD_OFFICIAL_LIST: _("ghi danh sách chính thức sau rà soát"),
    Permission.SETTLE_DUPLICATE: _("xử lý hồ sơ trùng"),
    Permission.READ_AUDIT: _("xem nhật ký thay đổi và nhật ký xem"),
    Permission.FOLLOW_ROLES: _("chuyển vai trò theo địa bàn mới"),
}
