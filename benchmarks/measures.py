"""The measurements by name, each as rows of figures; those that need Django's settings in a process of their own."""

import json
import os
import subprocess
import sys

from benchmarks import classify
from benchmarks import lists as household_lists
from benchmarks.machine import say

Rows = list[dict]


def bulk() -> Rows:
    """1,000,000 households by the law's engine and by hand."""
    return classify.compare()


def household() -> Rows:
    """One household through the form's page, and through the engine alone."""
    environment = {**_settings(), "DATABASE_URL": household_lists.database()}
    _run(["manage.py", "migrate", "-v", "0"], environment)
    _run(["manage.py", "collectstatic", "--noinput", "-v", "0"], environment)
    printed = _run(["-m", "benchmarks.one_household"], environment)
    return [json.loads(line) for line in printed.splitlines() if line.startswith("{")]


def lists() -> Rows:
    """The household list beside bare views of it."""
    return household_lists.compare()


def imports() -> Rows:
    """200,000 rows from Excel beside a bare COPY."""
    return _printed("benchmarks.import_rows")


def duplicates() -> Rows:
    """Precision and recall of the search for doubles, by the way of searching."""
    return _printed("benchmarks.duplicates")


def tables() -> Rows:
    """The statutory tables of a province beside bare aggregates of the same database."""
    return _printed("benchmarks.tables")


def _printed(module: str) -> Rows:
    """The lines of JSON that it prints; what is to be read by people goes to the error stream."""
    say("  vài phút")
    own = {key: value for key, value in _settings().items() if key != "DATABASE_URL"}  # they make their own
    rows = []
    for line in _run(["-m", module], own).splitlines():
        if line.startswith("{"):
            rows.append(json.loads(line))
        else:
            say(f"  {line}")
    return rows


def _settings() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "vuonlen.settings"}


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *arguments], env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout
