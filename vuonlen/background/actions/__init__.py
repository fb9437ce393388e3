"""Verbs of long work: start it, ask it to stop, let its file go; and the worker that runs it."""

from .expire_result import expire_result
from .request_cancel import request_cancel
from .start_work import start_work
from .worker import run_queued_work, run_work

__all__ = ["expire_result", "request_cancel", "run_queued_work", "run_work", "start_work"]
