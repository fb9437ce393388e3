"""The counts the law must have found; anything else stops the build."""

from vuonlen.reviews.queries import CommuneMovement, movements

from .places import District
from .plan import FIRST_ROUND, SECOND_ROUND
from .problems import DemoProblem

# Households. 139, 102, 299 and 347 are published; the openings follow, the rest are choices of demo/README.md.
EXPECTED = {
    "poor.start": 241,
    "poor.to_near_poor": 58,
    "poor.above_near_poor": 81,
    "poor.other_decrease": 0,
    "poor.from_near_poor": 0,
    "poor.relapsed": 0,
    "poor.new": 0,
    "poor.other_increase": 0,
    "poor.end": 102,
    "near_poor.start": 646,
    "near_poor.above_near_poor": 381,
    "near_poor.to_poor": 0,
    "near_poor.other_decrease": 0,
    "near_poor.from_poor": 58,
    "near_poor.relapsed": 0,
    "near_poor.new": 24,
    "near_poor.other_increase": 0,
    "near_poor.end": 347,
}


def require_published_counts(district: District) -> None:
    """Compare what the decisions gave with what was published. Raises DemoProblem naming every difference."""
    ids = [place.pk for place in district.communes.values()]
    by_commune = movements(ids, FIRST_ROUND.effective_on, SECOND_ROUND.effective_on)
    total = sum(by_commune.values(), CommuneMovement())
    different = [
        f"{name}: cần {expected}, luật cho {found}"
        for name, expected in EXPECTED.items()
        if (found := _households(total, name)) != expected
    ]
    if different:
        raise DemoProblem("Dân số mẫu không cho số đã công bố: " + "; ".join(different) + ". Sửa bộ sinh trong demo/.")


def _households(total: CommuneMovement, name: str) -> int:
    table, column = name.split(".")
    count: int = getattr(getattr(total, table), column).households
    return count
