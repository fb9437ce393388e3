from vuonlen.row_security.session import beyond_the_area

from ..models import AccessLog, User


def log_access(
    *, user: User | None, action: str, subject: str, outcome: AccessLog.Outcome | str, address: str | None = None
) -> AccessLog:
    """Write one row of the access log: a look at personal data, or a request that was refused.

    `action` names the verb ("household.view"), `subject` what it was about ("household 123"); `user` is None when
    nobody had signed in. A subject too long for its column (a refused address may be anything) is cut.
    """
    with beyond_the_area():  # also of who has no area: nobody may be refused without a trace
        return AccessLog.objects.create(
            user=user, action=action[:60], subject=subject[:120], outcome=outcome, address=address
        )
