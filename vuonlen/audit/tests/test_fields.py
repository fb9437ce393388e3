"""No field of a tracked register goes unkept."""

import re
from pathlib import Path
from typing import Any

import pytest

import vuonlen
from vuonlen.audit.tracked import histories
from vuonlen.kernel.rooms import declared
from vuonlen.registry.models import HouseholdChange, PersonChange
from vuonlen.reviews.models import FormChange

NOT_KEPT = {HouseholdChange: {"name_key"}, PersonChange: {"name_key"}, FormChange: {"facts"}}


@pytest.mark.parametrize("change", [one.model for one in histories()])
def test_every_field_is_kept_but_those_kept_elsewhere(change: Any) -> None:
    """A new field of a register is added in `models/history.py` of its room, and `makemigrations` is run."""
    tracked = {field.name for field in change.pgh_tracked_model._meta.fields}
    kept = {field.name for field in change._meta.fields}
    assert tracked - kept == NOT_KEPT.get(change, set())


def test_every_verb_has_a_word_for_who_reads_the_trail() -> None:
    """A new name given to `verb`, `audited` or `log_access` gets its word in its room's `room.py`."""
    named = re.compile(r'(?:@verb\(|audited\([\w.]+, |action=)"([a-z_]+\.[a-z_.]+)"')
    sources = [path for path in Path(vuonlen.__file__).parent.rglob("*.py") if "tests" not in path.parts]
    found = {name for path in sources for name in named.findall(path.read_text())}
    assert found - declared("words").keys() == set()
