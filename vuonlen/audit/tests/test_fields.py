"""No field of a tracked register goes unkept."""

from typing import Any

import pytest

from vuonlen.audit import models

NOT_KEPT = {models.HouseholdChange: {"name_key"}, models.PersonChange: {"name_key"}, models.FormChange: {"facts"}}
CHANGES: list[Any] = [
    models.HouseholdChange,
    models.PersonChange,
    models.MembershipChange,
    models.FormChange,
    models.SpellChange,
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_field_is_kept_but_those_kept_elsewhere(change: Any) -> None:
    """A new field of a register is added in `audit/models.py`, and `makemigrations audit` is run."""
    tracked = {field.name for field in change.pgh_tracked_model._meta.fields}
    kept = {field.name for field in change._meta.fields}
    assert tracked - kept == NOT_KEPT.get(change, set())
