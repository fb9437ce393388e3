"""Errors of this package: each has a code and the sentence of the catalogue."""

from vuonlen.law.messages import MESSAGES


class LawError(ValueError):
    """A problem with a code and a Vietnamese sentence for the person who can mend it.

    Attributes:
        code: key of the catalogue, such as "LUAT-005".
        details: the values that fill the sentence, for callers that point at a field.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(MESSAGES[code].format(**details))
        self.code = code
        self.details = details


class NoStandardError(LawError):
    """The day lies outside every standard that is known."""


class NoProcedureError(LawError):
    """No procedure of a review is known for the day."""


class NoActError(LawError):
    """No act that a paper could quote is known for the day."""


class MissingTableError(LawError):
    """A table of the law is not loaded; the act that holds it is named."""


class FactError(LawError):
    """A fact sheet holds something the law does not understand."""


class ColumnError(LawError):
    """A column of facts is malformed."""
