"""A small district for the tests of pages: two communes, three households, a decided and an open round, seven users.

Everything is made by the verbs that people use.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from vuonlen.accounts.models import Role, User
from vuonlen.accounts.queries import scope_of
from vuonlen.accounts.testing import give_role
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import Place, PlaceVersion
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.actions import register_household
from vuonlen.registry.models import BirthPrecision, Household, Relation, Sex
from vuonlen.registry.models.newcomers import NewHousehold, NewMember
from vuonlen.reviews.actions import CommuneDecision, decide_round, open_round, record_form
from vuonlen.reviews.actions.open_round import Target
from vuonlen.reviews.models import ReviewRound, RoundTarget
from vuonlen.reviews.testing import bring_to_decision, hand, request

PASSWORD = "mat-khau-kiem-thu"  # noqa: S105 - of a test database only
TODAY = date(2023, 6, 1)
NUMBER = "022180001234"
#: Poor: income under the line, and no lasting wall or roof, unclean water, no toilet.
POOR: dict[str, Any] = {
    "durable_wall": False,
    "durable_column": True,
    "durable_roof": False,
    "dwelling_area": 45.5,
    "water_source": "surface_water",
    "toilet_type": "none",
    "has_television": False,
    "has_radio": False,
    "has_desktop_computer": False,
    "has_telephone": False,
    "has_laptop": False,
    "has_tablet": False,
    "has_smartphone": True,
    "income_basis": "points",
    "income_points": 120,
}
RICH = POOR | {
    "durable_wall": True,
    "durable_roof": True,
    "water_source": "piped",
    "toilet_type": "septic_or_semi_septic",
    "has_television": True,
    "income_points": 200,
}
ADULT: dict[str, Any] = {
    "employment_situation": "self_employed",
    "receives_social_allowance": False,
    "has_health_insurance": True,
    "uses_internet": True,
}
CHILD: dict[str, Any] = {
    "stunted": False,
    "underweight": False,
    "has_health_insurance": True,
    "attends_right_school_level": True,
    "uses_internet": True,
}


@dataclass
class World:
    """The district and who works there."""

    district: Place
    commune: Place
    other_commune: Place
    village: Place
    officer: User
    district_officer: User
    viewer: User
    outsider: User
    surveyor: User
    chair: User
    district_chair: User
    poor: Household = field(init=False)
    well_off: Household = field(init=False)
    elsewhere: Household = field(init=False)
    last_round: ReviewRound = field(init=False)
    open_round: ReviewRound = field(init=False)

    @property
    def scope(self) -> Scope:
        return scope_of(self.district_officer, TODAY)


def make_world(*, with_open_round: bool = True) -> World:
    """Build it; takes about a second."""
    world = _make_places_and_users()
    _register(world)
    world.last_round = _open(world, 2021)
    _record(world, world.poor, POOR)
    _record(world, world.elsewhere, POOR)
    _decide(world)
    if with_open_round:
        targets = [Target(RoundTarget.Measure.ESCAPED_POOR, 1, "kế hoạch thử")]
        world.open_round = _open(world, 2022, targets)
        request(world.open_round, [world.well_off])
    return world


def add_households(world: World, count: int) -> None:
    """More households in the village, for lists of several pages."""
    for number in range(count):
        _household(world, world.commune, world.village, f"Hộ Thêm {number:03d}", None)


def _make_places_and_users() -> World:
    district = make_district(make_province("Quảng Ninh"), "Hải Hà")
    commune, other = make_commune(district, "Quảng Sơn"), make_commune(district, "Quảng Đức")
    for place, latitude, longitude in ((commune, 21.53, 107.6), (other, 21.6, 107.7)):
        PlaceVersion.objects.filter(place=place).update(latitude=latitude, longitude=longitude)
    return World(
        district=district,
        commune=commune,
        other_commune=other,
        village=make_village(commune, "Lồ Má Coọc"),
        officer=_user("canbo.xa", "Nguyễn Thị Xã", Role.COMMUNE_OFFICER, commune),
        district_officer=_user("canbo.huyen", "Trần Văn Huyện", Role.DISTRICT_OFFICER, district),
        viewer=_user("nguoi.xem", "Lê Thị Xem", Role.VIEWER, district),
        outsider=_user("canbo.xakhac", "Phạm Văn Khác", Role.COMMUNE_OFFICER, other),
        surveyor=_user("rasoat.vien", "Chìu Thị Soát", Role.SURVEYOR, commune),
        chair=_user("chutich.xa", "Chìu A Sáng", Role.COMMUNE_CHAIR, commune),
        district_chair=_user("chutich.huyen", "Hoàng Vĩnh Khiên", Role.DISTRICT_CHAIR, district),
    )


def _user(name: str, full_name: str, role: Role, place: Place) -> User:
    user = User.objects.create(username=name, password=_hashed_password(), full_name=full_name)
    give_role(user, role, place)
    return user


@cache
def _hashed_password() -> str:
    """Hashed once: the hash is slow on purpose."""
    return make_password(PASSWORD)


def _register(world: World) -> None:
    world.poor = _household(world, world.commune, world.village, "Chíu Nhì Múi", NUMBER)
    world.well_off = _household(world, world.commune, world.village, "Đặng Văn Ước", None)
    village = make_village(world.other_commune, "Nà Lý")
    world.elsewhere = _household(world, world.other_commune, village, "Tằng A Sám", None)


def _household(world: World, commune: Place, village: Place, head: str, number: str | None) -> Household:
    known, year_only = BirthPrecision.DAY, BirthPrecision.YEAR
    members = [
        NewMember(head, Sex.FEMALE, date(1980, 3, 2), known, "Dao", Relation.HEAD, number),
        NewMember(f"{head} Con", Sex.MALE, date(2013, 1, 1), year_only, "Dao", Relation.CHILD),
    ]
    new = NewHousehold(village.pk, commune.pk, date(2021, 2, 1), "", members)
    return register_household(actor=world.district_officer, scope=world.scope, new=new)


def survey(world: World) -> None:
    """Record the forms of the open round's commune: one household poor, one well off."""
    for household, answers in ((world.poor, POOR), (world.well_off, RICH)):
        record_form(
            actor=world.district_officer,
            scope=world.scope,
            round=world.open_round,
            household=household,
            facts=facts_of(household, answers),
            expected_version=0,
        )


def facts_of(household: Household, answers: dict[str, Any]) -> dict[str, Any]:
    """The fact sheet of a made household with these answers of its own."""
    ids = household.memberships.order_by("person_id").values_list("person_id", flat=True)
    return {
        "household": answers,
        "persons": [{"person": pk, **given} for pk, given in zip(ids, (ADULT, CHILD), strict=True)],
    }


def _open(world: World, year: int, targets: list[Target] | None = None) -> ReviewRound:
    return open_round(
        actor=world.district_officer,
        scope=world.scope,
        place_id=world.district.pk,
        year=year,
        opens_on=date(year, 9, 1),
        reviewed_on=date(year, 12, 14),
        effective_on=date(year + 1, 1, 1),
        targets=targets,
    )


def _record(world: World, household: Household, answers: dict[str, Any]) -> None:
    request(world.last_round, [household])
    record_form(
        actor=world.district_officer,
        scope=world.scope,
        round=world.last_round,
        household=household,
        facts=facts_of(household, answers),
        expected_version=0,
    )


def _decide(world: World) -> None:
    decisions = [
        CommuneDecision(
            commune_id=place.pk, number=f"{number}/QĐ-UBND", signed_on=date(2021, 12, 20), signer="Chìu A Sáng"
        )
        for number, place in ((125, world.commune), (126, world.other_commune))
    ]
    bring_to_decision(world.last_round)
    chair = hand(world.district, Role.COMMUNE_CHAIR)
    decide_round(actor=chair, scope=scope_of(chair, TODAY), round=world.last_round, decisions=decisions)
    world.last_round.refresh_from_db()
