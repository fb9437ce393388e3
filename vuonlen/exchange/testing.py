"""Rows for tests and measurements, filled as an officer would fill the template."""

from typing import Any


def person(household: object, full_name: str, relation: str = "Chủ hộ", **more: Any) -> dict[str, Any]:
    """A row of the sheet of households, complete but for the place."""
    return {
        "household": household,
        "full_name": full_name,
        "relation": relation,
        "sex": "Nam",
        "birth_date": "20/05/1980",
        "ethnicity": "Dao",
        "registered_on": "01/02/2021",
        **more,
    }
