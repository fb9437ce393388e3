"""Checked events into the registry, in the order of the file, each by its verb."""

from vuonlen.sheets.imports.context import Checked, ImportContext

from ..checks.event_verbs import acts, apply_event


def commit_events(checked: Checked, context: ImportContext) -> None:
    """Record every event; raises Refused when the registry finds what the check did not."""
    rows, households = checked.material
    for act in acts(rows):
        apply_event(act, households, context)
        context.step(len(act))
