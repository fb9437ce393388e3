"""Why a person is turned away. Both read as a full sentence with a code."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from .messages import Message
from .rights import RIGHT_NAMES, Permission


class OutOfArea(PermissionDenied):
    """The thing asked for is not in the person's area, or does not exist: the web answers 404 to both."""

    def __init__(self) -> None:
        super().__init__(Message.OUT_OF_AREA.text())


class PermissionMissing(PermissionDenied):
    """The thing is in the person's area, but no role held there gives the right."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        super().__init__(Message.PERMISSION_MISSING.text(right=gettext(RIGHT_NAMES[permission])))
