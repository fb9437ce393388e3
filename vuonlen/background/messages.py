"""What long work tells its owner when it does not end well. Every sentence ends with its code."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.problems import CodedMessage


class Message(CodedMessage):
    """Code and sentence; the sentence says what happened and how to mend it."""

    FAILED = (
        "CV-001",
        _("Công việc số {number} dừng vì lỗi của hệ thống. Hãy chạy lại; nếu vẫn lỗi, báo quản trị viên số này."),
    )
    CANCELLED = ("CV-002", _("Công việc đã dừng theo yêu cầu. Không có tệp kết quả nào được giữ lại."))
    SILENT = (
        "CV-003",
        _("Công việc số {number} không báo tiến độ từ {since}. Máy chủ có thể đã dừng; hãy chạy lại."),
    )
    FILE_REMOVED = (
        "CV-004",
        _("Tệp kết quả đã được xóa sau {days} ngày lưu. Hãy chạy lại công việc khi cần."),
    )
