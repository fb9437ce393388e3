"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room
from vuonlen.row_security.policies import SAID, Policy

from .queries import names_of_users

_BEFORE_AREA = "read before the area of a session can be known; holds officers, no household"

WORDS = {
    "account.open": _("mở tài khoản"),
    "account.tie_identity": _("gắn danh tính của nhà cung cấp với tài khoản"),
    "role.assign": _("giao vai trò"),
    "role.follow": _("chuyển vai trò theo địa bàn mới"),
    "role.settle": _("kết luận về vai trò chờ xác nhận"),
    "web": _("thao tác trên trang"),
}

ROOM = Room(
    name="accounts",
    # Names and numbers may stand in a subject or a reason; which area they are of is known to the query layer only.
    policies=(
        Policy("accounts_accesslog", SAID, writes="true"),
        Policy("pghistory_context", SAID, writes="true"),
    ),
    unguarded={
        "accounts_user": _BEFORE_AREA,
        "accounts_user_groups": _BEFORE_AREA,
        "accounts_user_user_permissions": _BEFORE_AREA,
        "accounts_roleassignment": _BEFORE_AREA,
        "accounts_rolestep": "who gave or ended whose role; holds officers, no household",
    },
    sealed={"accounts_accesslog": "at"},
    without_verb={
        "accounts_accesslog": "the log of looks and refusals is written beside them",
        "accounts_user.last_login": "a sign-in",
        "accounts_user.password": "their own, changed or hashed anew at a sign-in",
    },
    words=WORDS,
    names={"user": names_of_users},
)
