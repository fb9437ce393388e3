from pathlib import Path
from types import SimpleNamespace

import pytest

from vuonlen.accounts.models import Role
from vuonlen.places.models import PlaceVersion
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.queries import indigenous
from vuonlen.registry.testing import make_family, make_user, scope_for
from vuonlen.reviews.models import ReviewRound, RoundTarget
from vuonlen.reviews.testing import AVERAGE, NEAR_POOR, NOT_POOR, POOR, decide, make_round, record


@pytest.fixture
def land(db) -> SimpleNamespace:
    """A district of two communes reviewed in 2022 and, forms recorded but not decided, in 2023."""
    district = make_district(make_province("Quảng Ninh"), "Hải Hà")
    hill = make_commune(district, "Quảng Sơn")
    plain = make_commune(district, "Quảng Đức")
    places = SimpleNamespace(district=district, hill=hill, plain=plain)
    places.officer = make_user("huyen", district, Role.DISTRICT_OFFICER)
    places.commune_officer = make_user("xa", hill, Role.COMMUNE_OFFICER)
    places.viewer = make_user("xem", district, Role.VIEWER)
    places.stranger = make_user("la", make_district(make_province("Lai Châu")), Role.DISTRICT_OFFICER)
    families = _families(places.officer, hill, plain)
    first = make_round(places.officer, district, 2022)
    record(places.officer, first, _found(families, first_year=True))
    decide(places.officer, first)
    places.round = make_round(places.officer, district, 2023)
    record(places.officer, places.round, _found(families, first_year=False))
    return places


@pytest.fixture
def decided(land: SimpleNamespace) -> SimpleNamespace:
    """The same with the round of 2023 decided and a plan of two escapes."""
    RoundTarget.objects.create(
        round=land.round, measure=RoundTarget.Measure.ESCAPED_POOR, households=2, source="kế hoạch thử"
    )
    decide(land.officer, land.round)
    land.round = ReviewRound.objects.get(pk=land.round.pk)
    land.scope = scope_for(land.officer, land.round.reviewed_on)
    return land


def _families(officer, hill, plain) -> dict:
    hill_village, plain_village = make_village(hill), make_village(plain)
    homes = {
        name: make_family(officer, hill, hill_village, [f"{name} Một", f"{name} Hai"])
        for name in ("Bàn", "Chíu", "Phùn", "Tằng")
    }
    homes |= {name: make_family(officer, plain, plain_village, [f"{name} Một"]) for name in ("Đặng", "Triệu", "Lý")}
    return homes


def _found(homes: dict, *, first_year: bool) -> dict:
    courses = {
        "Bàn": (POOR, POOR | {"causes": ["2", "7"], "no_work_capacity": True, "has_merit_member": False}),
        "Chíu": (POOR, NEAR_POOR),
        "Phùn": (POOR, NOT_POOR),
        "Tằng": (NEAR_POOR, NOT_POOR),
        "Đặng": (NEAR_POOR, POOR | {"has_merit_member": True}),
        "Triệu": (None, NEAR_POOR),
        "Lý": (None, AVERAGE),
    }
    year = 0 if first_year else 1
    return {homes[name]: facts[year] for name, facts in courses.items() if facts[year] is not None}


@pytest.fixture
def dao_are_indigenous(land: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The province's list holds the Dao; everybody of `land` is one."""
    file = tmp_path / "indigenous.csv"
    code = PlaceVersion.objects.get(name="Quảng Ninh").code
    file.write_text(f"province,ethnicity,from,to,act\n{code},Dao,2021-01-01,,Quyết định thử\n", encoding="utf-8")
    monkeypatch.setattr(indigenous, "FILE", file)
