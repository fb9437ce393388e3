"""Django's `migrate`, which does not touch a database made before the migrations were squashed."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from vuonlen.kernel.generations import FIRST, begin_beside, is_made_before
from vuonlen.kernel.messages import Message


class Command(migrate.Command):
    """On the private server a new database begins beside the old one; elsewhere somebody names another."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which, then migrate. Raises CommandError before anything is done."""
        connection = connections[options["database"]]
        name = connection.settings_dict["NAME"]
        if settings.PRIVATE_SERVER and begin_beside(connection):
            self.stdout.write(Message.BEGUN_BESIDE.text(old=FIRST, folder=settings.PRIVATE_SERVER, new=name))
        with connection.cursor() as cursor:
            if is_made_before(cursor):
                raise CommandError(Message.MADE_BEFORE.text(name=name))
        super().handle(*args, **options)
