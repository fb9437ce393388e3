from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from vuonlen.kernel.verb import verb

from ..models import User

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin


@verb("account.tie_identity")
def tie_identity(*, actor: User, request: HttpRequest, identity: SocialLogin) -> None:
    """From now on this identity of the provider opens the account of `actor`."""
    identity.connect(request, actor)
