"""The district, its communes as published, and its villages, which are invented."""

from dataclasses import dataclass

from vuonlen.places.actions import add_villages
from vuonlen.places.models import Level, Place
from vuonlen.places.queries import communes_under, find_place

from .plan import DEMO, DISTRICT_CODE, REGISTERED_ON, CommuneTable
from .problems import DemoProblem

_SOURCE = "Dân số mẫu: tên thôn, khu do chương trình đặt"


@dataclass(frozen=True)
class District:
    """The places the demo lives in; communes and villages by commune code."""

    place: Place
    communes: dict[str, Place]
    villages: dict[str, list[Place]]


def find_district() -> Place | None:
    """Hải Hà as it was until 30/06/2025; None while the units are not loaded."""
    return find_place(DISTRICT_CODE, Level.DISTRICT, REGISTERED_ON)


def make_villages(tables: list[CommuneTable]) -> District:
    """Give each commune its villages. Raises DemoProblem when the published communes are not those of the table."""
    place = find_district()
    if place is None:
        raise DemoProblem("Chưa có danh mục địa bàn. Chạy `manage.py load_places` rồi dựng lại dân số mẫu.")
    published = {version.code: version for version in communes_under(place.pk, REGISTERED_ON)}
    expected = {table.code: table.name for table in tables}
    if {code: version.name for code, version in published.items()} != expected:
        raise DemoProblem("Danh mục 11 xã, thị trấn của Hải Hà không khớp demo/district.csv. Sửa lại tệp này.")
    communes = {code: version.place for code, version in published.items()}
    villages = {table.code: _villages(communes[table.code], table) for table in tables}
    return District(place, communes, villages)


def _villages(commune: Place, table: CommuneTable) -> list[Place]:
    names = [str(number) for number in range(1, table.villages + 1)]
    return add_villages(
        actor=DEMO, commune=commune, names=names, valid_from=REGISTERED_ON, source=_SOURCE, kind=table.village_kind
    )
