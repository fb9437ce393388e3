"""What long work tells its owner when it does not end well. Every sentence ends with its code."""

from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop


class Message(Enum):
    """Code and sentence; the sentence says what happened and how to mend it."""

    FAILED = (
        "CV-001",
        gettext_noop(
            "Công việc số {number} dừng vì lỗi của hệ thống. Hãy chạy lại; nếu vẫn lỗi, báo quản trị viên số này."
        ),
    )
    CANCELLED = ("CV-002", gettext_noop("Công việc đã dừng theo yêu cầu. Không có tệp kết quả nào được giữ lại."))
    SILENT = (
        "CV-003",
        gettext_noop("Công việc số {number} không báo tiến độ từ {since}. Máy chủ có thể đã dừng; hãy chạy lại."),
    )

    @property
    def code(self) -> str:
        return self.value[0]

    def text(self, **values: object) -> str:
        """The sentence with its values, and the code at the end."""
        return f"{_(self.value[1]).format(**values)} ({self.code})"
