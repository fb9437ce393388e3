"""What a line of a table counts."""

from enum import StrEnum

from django.utils.translation import gettext


class Counted(StrEnum):
    """The strata of the forms."""

    HOUSEHOLDS = "households"
    PEOPLE = "people"
    BOTH = "both"  # columns of either, or of households only
    POOR = "poor"
    NEAR_POOR = "near_poor"

    @property
    def label(self) -> str:
        """The word in column "Phân tổ"."""
        return {
            "households": gettext("Hộ"),
            "people": gettext("Nhân khẩu"),
            "both": gettext("Hộ và nhân khẩu"),
            "poor": gettext("Hộ nghèo"),
            "near_poor": gettext("Hộ cận nghèo"),
        }[self]
