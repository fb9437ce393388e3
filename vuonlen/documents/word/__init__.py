"""A paper as a Word document."""

from .write import write_word

__all__ = ["write_word"]
