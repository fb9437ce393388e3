"""How sentences call things."""

from django.utils.translation import gettext as _

from vuonlen.registry.models import Household


def household_label(household: Household) -> str:
    """How a sentence names a household."""
    return _("Hộ {head} ({code})").format(head=household.head_name, code=household.code)
