"""Sessions in the database, as Django keeps them: the engine of the settings."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

_LIVING = "SELECT * FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Every request begins with this one question: it is put as it stands, where Django composes it anew."""

    def _get_session_from_db(self) -> Session | None:
        found = next(iter(Session.objects.raw(_LIVING, [self.session_key, timezone.now()])), None)
        if found is None:
            self._session_key = None
        return found
