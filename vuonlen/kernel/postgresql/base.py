"""The database backend of the settings: `vuonlen.kernel.postgresql`."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """Before a request uses a kept connection, Django asks the server `SELECT 1`; most often the socket knows.

    A server that has stopped, or has ended the session, said so: there is something to read. Where nothing came in
    between, no question is put. A network that fails without a word is met by the first statement of the request.
    """

    def is_usable(self) -> bool:
        """Whether statements can be sent; asks the server where something came in, or something went wrong."""
        return self._is_quiet() or bool(super().is_usable())

    def _is_quiet(self) -> bool:
        if self.errors_occurred or self.connection is None or self.connection.pgconn.status != ConnStatus.OK:
            return False
        socket = poll()
        socket.register(self.connection.pgconn.socket, POLLIN)
        return not socket.poll(0)
