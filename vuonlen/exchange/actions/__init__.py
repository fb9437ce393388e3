"""Verbs of exchange: a template, the check of a file, its writing."""

from .commit_import import commit_import
from .start_import import start_import
from .write_template import write_template

__all__ = ["commit_import", "start_import", "write_template"]
