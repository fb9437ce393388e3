"""No field of a tracked register goes unkept."""

from typing import Any

import pytest

from vuonlen.audit.tracked import histories
from vuonlen.registry.models import HouseholdChange, PersonChange
from vuonlen.reviews.models import FormChange

NOT_KEPT = {HouseholdChange: {"name_key"}, PersonChange: {"name_key"}, FormChange: {"facts"}}


@pytest.mark.parametrize("change", [one.model for one in histories()])
def test_every_field_is_kept_but_those_kept_elsewhere(change: Any) -> None:
    """A new field of a register is added in `models/history.py` of its room, and `makemigrations` is run."""
    tracked = {field.name for field in change.pgh_tracked_model._meta.fields}
    kept = {field.name for field in change._meta.fields}
    assert tracked - kept == NOT_KEPT.get(change, set())
