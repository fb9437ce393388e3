"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rooms import Room
from vuonlen.row_security.policies import OWN, Policy

ROOM = Room(
    name="background",
    # Long work is its owner's, whatever area that is.
    policies=(Policy("background_work", OWN, country=False),),
    words={"work": _("việc chạy nền")},
)
