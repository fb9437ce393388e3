import re
from pathlib import Path

import vuonlen.reports
from vuonlen.reports.messages import Message

SOURCES = [p for p in Path(vuonlen.reports.__file__).parent.rglob("*.py") if "tests" not in p.parts]


def test_codes_are_unique_and_numbered() -> None:
    codes = [message.code for message in Message]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"BC-\d{3}", code) for code in codes)


def test_every_message_is_used() -> None:
    text = "\n".join(p.read_text() for p in SOURCES if p.name != "messages.py")
    assert [m.name for m in Message if f"Message.{m.name}" not in text] == []


def test_a_message_ends_with_its_code() -> None:
    said = Message.NO_USER.say(username="ai.do")
    assert said == "Không có người dùng ai.do. Ghi lại tên đăng nhập của người lập báo cáo. (BC-008)"
