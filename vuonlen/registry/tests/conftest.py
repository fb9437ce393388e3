from types import SimpleNamespace

import pytest

from vuonlen.accounts.models import Role
from vuonlen.places.testing import make_commune, make_district, make_province, make_village

from ..testing import make_user, scope_for


@pytest.fixture
def land(db):
    """A district of two communes with two villages each, and its people."""
    province = make_province("Quảng Ninh", code="22")
    district = make_district(province, "Hải Hà", code="201")
    commune = make_commune(district, "Quảng Sơn", code="06925")
    neighbour = make_commune(district, "Quảng Đức", code="06931")
    places = SimpleNamespace(
        province=province,
        district=district,
        commune=commune,
        neighbour=neighbour,
        village=make_village(commune, "Mố Kiệc", code="06925-01"),
        upper_village=make_village(commune, "Lý Quáng", code="06925-02"),
        neighbour_village=make_village(neighbour, "Nà Lý", code="06931-01"),
    )
    places.officer = make_user("canbo", commune, Role.COMMUNE_OFFICER)
    places.district_officer = make_user("huyen", district, Role.DISTRICT_OFFICER)
    places.viewer = make_user("xem", district, Role.VIEWER)
    places.scope = scope_for(places.officer)
    places.district_scope = scope_for(places.district_officer)
    places.viewer_scope = scope_for(places.viewer)
    return places
