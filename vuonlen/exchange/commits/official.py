"""A checked official list into the reviews, through its own verb."""

from django.utils.translation import gettext as _

from vuonlen.reviews.actions import record_official_list
from vuonlen.sheets.imports.context import Checked, ImportContext

from ..checks.official import OfficialMaterial


def commit_official(checked: Checked, context: ImportContext) -> None:
    """Record the list; raises Refused when the reviews find what the check did not."""
    material: OfficialMaterial = checked.material
    source = _("Danh sách chính thức, tệp {name}").format(name=context.file_name)
    scope = context.scope_within(material.paths)
    record_official_list(actor=context.actor, scope=scope, entries=material.entries, source=source)
    context.step(checked.rows)
