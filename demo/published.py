"""The figures of the article that concern the review, as printed (`published/hai_ha_2022.csv`)."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

_FILE = Path(__file__).parent / "published" / "hai_ha_2022.csv"


@dataclass(frozen=True)
class Published:
    """One printed figure; `places` is how many digits follow its comma."""

    key: str
    figure: str
    printed: Decimal
    unit: str
    qualifier: str
    source: str

    @property
    def places(self) -> int:
        """Digits after the comma as printed: what a computed figure is rounded to before comparing."""
        exponent = self.printed.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0


def published_figures() -> dict[str, Published]:
    """Read the printed figures by key, in the order of the file."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["key"]: Published(
            row["key"], row["figure"], Decimal(row["printed"]), row["unit"], row["qualifier"], row["source"]
        )
        for row in rows
    }
