"""The narrative report of a year: what it says, made from figures."""

from .content import compose

__all__ = ["compose"]
