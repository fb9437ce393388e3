"""The people of the demo. Six have a password, fixed and printed, for a laptop only; nobody signs in as the others."""

from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.actions import assign_role, open_account
from vuonlen.accounts.models import Role
from vuonlen.places.models import Place

from .plan import DEMO, REGISTERED_ON


@dataclass(frozen=True)
class DemoUser:
    """One account of the demo; `commune` is the code of the commune, None for the district."""

    username: str
    full_name: str
    password: str | None
    role: Role
    commune: str | None = None


QUANG_SON = "06928"
COMMUNE_OFFICER = DemoUser(
    "canbo.quangson", "Cán bộ giảm nghèo xã Quảng Sơn (mẫu)", "quangson-demo-22", Role.COMMUNE_OFFICER, QUANG_SON
)
SURVEYOR = DemoUser("khaosat.quangson", "Rà soát viên xã Quảng Sơn (mẫu)", "khaosat-demo-22", Role.SURVEYOR, QUANG_SON)
COMMUNE_CHAIR = DemoUser(
    "chutich.quangson", "Chủ tịch UBND xã Quảng Sơn (mẫu)", "chutich-xa-demo-22", Role.COMMUNE_CHAIR, QUANG_SON
)
DISTRICT_OFFICER = DemoUser(
    "canbo.haiha", "Cán bộ giảm nghèo huyện Hải Hà (mẫu)", "haiha-demo-22", Role.DISTRICT_OFFICER
)
DISTRICT_CHAIR = DemoUser(
    "chutich.haiha", "Chủ tịch UBND huyện Hải Hà (mẫu)", "chutich-huyen-demo-22", Role.DISTRICT_CHAIR
)
VIEWER = DemoUser("xem.haiha", "Người xem huyện Hải Hà (mẫu)", "xem-demo-2022", Role.VIEWER)
USERS = (COMMUNE_OFFICER, SURVEYOR, COMMUNE_CHAIR, DISTRICT_OFFICER, DISTRICT_CHAIR, VIEWER)


def officer_of(commune: str) -> DemoUser:
    """Who runs the season of a commune, by its code."""
    if commune == QUANG_SON:
        return COMMUNE_OFFICER
    return DemoUser(f"canbo.{commune}", "Cán bộ giảm nghèo cấp xã (mẫu)", None, Role.COMMUNE_OFFICER, commune)


def chair_of(commune: str) -> DemoUser:
    """Who decides for a commune, by its code."""
    if commune == QUANG_SON:
        return COMMUNE_CHAIR
    return DemoUser(f"chutich.{commune}", "Chủ tịch UBND cấp xã (mẫu)", None, Role.COMMUNE_CHAIR, commune)


def create_users(district: Place, communes: dict[str, Place]) -> None:
    """Create the accounts and give each its role for its place, without end."""
    others = [make(code) for code in communes if code != QUANG_SON for make in (officer_of, chair_of)]
    for one in (*USERS, *others):
        user = open_account(actor=DEMO, username=one.username, full_name=one.full_name, password=one.password)
        place = communes[one.commune] if one.commune else district
        assign_role(actor=DEMO, user=user, role=one.role, place=place, valid=DateRange(REGISTERED_ON, None))
