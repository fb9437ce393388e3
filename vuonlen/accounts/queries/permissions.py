"""What each role may do in the place it is held for. A role without a right here has none."""

from vuonlen.kernel.rights import Permission

from ..models import Role

_READER = frozenset({Permission.VIEW_HOUSEHOLD})
_SURVEYOR = _READER | {Permission.SEE_PERSONAL_NUMBER, Permission.RECORD_FORM}
_OFFICER = _SURVEYOR | {
    Permission.EXPORT_HOUSEHOLDS,
    Permission.REGISTER_HOUSEHOLD,
    Permission.IMPORT_DATA,
    Permission.SETTLE_DUPLICATE,
    Permission.ISSUE_REPORT,
}
_COMMUNE_OFFICER = _OFFICER | {
    Permission.HOLD_MEETING,
    Permission.POST_LIST,
    Permission.HANDLE_OBJECTION,
    Permission.REPORT_UPWARD,
}
_UPPER_CHAIR = _READER | {Permission.EXPORT_HOUSEHOLDS, Permission.GIVE_OPINION, Permission.ISSUE_REPORT}
_COMMUNE_CHAIR = _READER | {
    Permission.EXPORT_HOUSEHOLDS,
    Permission.DECIDE_ROUND,
    Permission.ISSUE_CERTIFICATE,
    Permission.FREEZE_ROUND,
    Permission.ISSUE_REPORT,
    Permission.IMPORT_DATA,  # of the list that he signed; every other kind of file asks for a right of its own
    Permission.RECORD_OFFICIAL_LIST,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.SURVEYOR: _SURVEYOR,
    Role.VILLAGE_HEAD: _READER | {Permission.HOLD_MEETING},
    Role.COMMUNE_OFFICER: _COMMUNE_OFFICER,
    Role.COMMUNE_CHAIR: _COMMUNE_CHAIR,
    Role.DISTRICT_OFFICER: _OFFICER | {Permission.OPEN_ROUND, Permission.RECORD_OFFICIAL_LIST},
    Role.DISTRICT_CHAIR: _UPPER_CHAIR,
    Role.PROVINCE_OFFICER: _OFFICER | {Permission.OPEN_ROUND, Permission.RECORD_OFFICIAL_LIST, Permission.FOLLOW_ROLES},
    Role.PROVINCE_CHAIR: _UPPER_CHAIR,
    Role.MINISTRY_VIEWER: _READER,
    Role.VIEWER: _READER,
    Role.INSPECTOR: _READER | {Permission.SEE_PERSONAL_NUMBER, Permission.READ_AUDIT},
    # Keeps the system running; the records of households are none of the operator's business.
    Role.OPERATOR: frozenset({Permission.READ_AUDIT, Permission.FOLLOW_ROLES}),
}
