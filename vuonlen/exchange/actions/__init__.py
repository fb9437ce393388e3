"""Verbs of exchange: a template, the check of a file, its writing."""

from .commit_import import commit_import
from .start_import import start_import

__all__ = ["commit_import", "start_import"]
