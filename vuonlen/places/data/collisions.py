"""Find links of the crosswalk that a mere likeness of names has made.

The package joined old and new units by name within a new province, so Phường 4 of Mỹ Tho is also linked to the ward
that took over Phường 4 of Cao Lãnh, 81 km away. A link is such a collision when it is an extra link of a unit with
several, a unit of the same name in the same new province has the same link, and the new unit, placed where those
of its parts lie that were not split, is more than `FAR_KM` away while the namesake is nearer.

On version 1.0.4 the rule is not a close call: the nearest link it drops is 20.2 km long, the farthest that it leaves
among units with a namesake is 10.9 km. Two links cannot be told apart (Xã Phú Tân: the package gives both namesakes
one centre); they are kept and listed for a person to decide.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt
from statistics import median

Centre = tuple[float, float]  # latitude, longitude in degrees
NewKey = tuple[str, str]
FAR_KM = 15.0
EARTH_DIAMETER_KM = 12742


@dataclass(frozen=True)
class Candidate:
    """A link of the crosswalk, and once it is judged, how far it reaches and how far its namesake's reaches (km)."""

    old: str
    new: NewKey
    is_split: bool
    is_default: bool
    km: float = 0.0
    namesake: str = ""
    namesake_km: float = 0.0

    @property
    def is_dropped(self) -> bool:
        """A far link whose namesake is nearer belongs to the namesake; the package's default link always stays."""
        return not self.is_default and self.km > FAR_KM and self.namesake_km < self.km


def find_collisions(
    links: list[Candidate], old_centres: dict[str, Centre], new_centres: dict[NewKey, Centre | None]
) -> list[Candidate]:
    """The far extra links of units that have a namesake with the same link, measured; dropped and undecidable ones."""
    predecessors: dict[NewKey, list[Candidate]] = defaultdict(list)
    for link in links:
        predecessors[link.new].append(link)
    found = []
    for link in (link for link in links if link.is_split and not link.is_default):
        namesakes = [other.old for other in predecessors[link.new] if _are_namesakes(other.old, link.old)]
        at = _centre_of(predecessors[link.new], old_centres) or new_centres[link.new]
        if namesakes and at:
            found.append(_measured(link, namesakes, at, old_centres))
    return [link for link in found if link.km > FAR_KM]


def _are_namesakes(one: str, other: str) -> bool:
    return one != other and one.split("_")[2] == other.split("_")[2]


def _centre_of(parts: list[Candidate], old_centres: dict[str, Centre]) -> Centre | None:
    """The middle of the parts that were not split: the package's own centre of a new unit is sometimes 100 km off."""
    sure = [old_centres[link.old] for link in parts if not link.is_split]
    return (median(lat for lat, _ in sure), median(lon for _, lon in sure)) if sure else None


def _measured(link: Candidate, namesakes: list[str], at: Centre, old_centres: dict[str, Centre]) -> Candidate:
    nearest = min(namesakes, key=lambda old: _kilometres(old_centres[old], at))
    return replace(
        link,
        km=round(_kilometres(old_centres[link.old], at), 1),
        namesake=nearest,
        namesake_km=round(_kilometres(old_centres[nearest], at), 1),
    )


def _kilometres(one: Centre, other: Centre) -> float:
    (lat1, lon1), (lat2, lon2) = [tuple(map(radians, point)) for point in (one, other)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(half))
