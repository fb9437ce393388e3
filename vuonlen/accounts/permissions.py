"""What each role may do in the place it is held for. A role without a right here has none."""

from enum import StrEnum

from .models import Role


class Permission(StrEnum):
    """One right over the households of a commune."""

    VIEW_HOUSEHOLD = "view_household"
    SEE_PERSONAL_NUMBER = "see_personal_number"  # the twelve digits unmasked; every look is logged
    EXPORT_HOUSEHOLDS = "export_households"
    REGISTER_HOUSEHOLD = "register_household"
    RECORD_FORM = "record_form"
    OPEN_ROUND = "open_round"
    DECIDE_ROUND = "decide_round"


_OFFICER = frozenset(
    {
        Permission.VIEW_HOUSEHOLD,
        Permission.SEE_PERSONAL_NUMBER,
        Permission.EXPORT_HOUSEHOLDS,
        Permission.REGISTER_HOUSEHOLD,
        Permission.RECORD_FORM,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.COMMUNE_OFFICER: _OFFICER,
    Role.DISTRICT_OFFICER: _OFFICER | {Permission.OPEN_ROUND, Permission.DECIDE_ROUND},
    Role.VIEWER: frozenset({Permission.VIEW_HOUSEHOLD}),
}
