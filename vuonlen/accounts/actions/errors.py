"""Why a role cannot be given."""


class RoleRefused(Exception):
    """A role cannot be given as asked; the message says why and what to do."""
