from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ..models import User


@verb("account.open")
def open_account(*, actor: Actor, username: str, full_name: str, password: str | None = None) -> User:
    """Open an account for a person who works here; without a password nobody signs in as them by one.

    Rights come with `assign_role`. Raises IntegrityError when the user name is taken.
    """
    return User.objects.create_user(username, password=password, full_name=full_name)
