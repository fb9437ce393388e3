"""No field of a tracked register goes unkept."""

import re
from pathlib import Path
from typing import Any

import pytest

import vuonlen
from vuonlen.audit import models
from vuonlen.audit.wording import ACTIONS

NOT_KEPT = {models.HouseholdChange: {"name_key"}, models.PersonChange: {"name_key"}, models.FormChange: {"facts"}}
CHANGES: list[Any] = [
    models.HouseholdChange,
    models.PersonChange,
    models.MembershipChange,
    models.FormChange,
    models.SpellChange,
    models.RecognitionChange,
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_field_is_kept_but_those_kept_elsewhere(change: Any) -> None:
    """A new field of a register is added in `audit/models.py`, and `makemigrations audit` is run."""
    tracked = {field.name for field in change.pgh_tracked_model._meta.fields}
    kept = {field.name for field in change._meta.fields}
    assert tracked - kept == NOT_KEPT.get(change, set())


def test_every_verb_has_a_word_for_who_reads_the_trail() -> None:
    """A new name given to `verb`, `audited` or `log_access` gets its word in `audit/wording.py`."""
    named = re.compile(r'(?:@verb\(|audited\([\w.]+, |action=)"([a-z_]+\.[a-z_.]+)"')
    sources = [path for path in Path(vuonlen.__file__).parent.rglob("*.py") if "tests" not in path.parts]
    found = {name for path in sources for name in named.findall(path.read_text())}
    assert found - ACTIONS.keys() == set()
