"""Checked forms into their round, through its own verb."""

from vuonlen.places.queries import names_on
from vuonlen.reviews.actions import record_forms
from vuonlen.sheets.imports.context import Checked, ImportContext


def commit_forms(checked: Checked, context: ImportContext) -> None:
    """Record every form of the file; raises Refused when the round finds what the check did not."""
    known, forms = checked.material
    review = known.review
    versions = names_on({commune_id for _village, commune_id in known.homes.values()}, review.reviewed_on)
    scope = context.scope_within({pk: version.path for pk, version in versions.items()})
    sheets = ((form.household.pk, form.sheet()) for form in forms)
    done = 0

    def report(count: int, _total: int | None) -> None:
        nonlocal done
        context.step(count - done)
        done = count

    record_forms(actor=context.actor, scope=scope, round=review, sheets=sheets, progress=report)
