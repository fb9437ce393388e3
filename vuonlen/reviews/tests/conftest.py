from datetime import date
from types import SimpleNamespace

import pytest

from vuonlen.accounts.models import Role
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.testing import make_family, make_user, scope_for
from vuonlen.reviews.actions import open_round
from vuonlen.reviews.testing import NEAR_POOR, POOR, hand, record
from vuonlen.reviews.tests.season import REVIEWED


@pytest.fixture
def land(db):
    """The land of `build_land`, rolled back after the test."""
    return build_land()


def build_land():
    """A district of two communes, its people, and three families of the first commune and one of the second."""
    district = make_district(make_province("Quảng Ninh"), "Hải Hà")
    commune = make_commune(district, "Quảng Sơn", code="06925")
    neighbour = make_commune(district, "Quảng Đức", code="06931")
    village = make_village(commune, "Mố Kiệc")
    places = SimpleNamespace(district=district, commune=commune, neighbour=neighbour, village=village)
    places.officer = make_user("canbo", commune, Role.COMMUNE_OFFICER)
    places.district_officer = make_user("huyen", district, Role.DISTRICT_OFFICER)
    places.viewer = make_user("xem", district, Role.VIEWER)
    places.stranger = make_user("la", neighbour, Role.COMMUNE_OFFICER)
    places.scope = scope_for(places.officer)
    places.district_scope = scope_for(places.district_officer)
    places.viewer_scope = scope_for(places.viewer)
    places.stranger_scope = scope_for(places.stranger)
    places.lys = make_family(places.officer, commune, village, ["Lý Văn Ba", "Lý Thị Tư"])
    places.chius = make_family(places.officer, commune, village, ["Chíu A Sáng", "Chíu A Sếnh"])
    places.phuns = make_family(places.officer, commune, village, ["Phùn A Nhì"])
    other_village = make_village(neighbour, "Nà Lý")
    places.trans = make_family(places.district_officer, neighbour, other_village, ["Trần Văn Tám"])
    return places


@pytest.fixture
def season(land):
    """A round of one commune with two households surveyed, and whose part each step is."""
    review = open_round(
        actor=land.district_officer,
        scope=land.district_scope,
        place_id=land.commune.pk,
        year=2022,
        opens_on=date(2022, 9, 1),
        reviewed_on=REVIEWED,
        effective_on=date(2022, 12, 31),
    )
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    chair = hand(land.commune, Role.COMMUNE_CHAIR)
    above = hand(land.district, Role.DISTRICT_CHAIR)
    return SimpleNamespace(land=land, review=review, officer=land.officer, chair=chair, above=above)
