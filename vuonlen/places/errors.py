"""Why places cannot be changed as asked."""


class PlaceRefused(Exception):
    """A change to places breaks a rule; the message says which, where, and what to do."""
