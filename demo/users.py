"""The three people of the demo, and their passwords: fixed, printed, for a laptop only."""

from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.actions import assign_role
from vuonlen.accounts.models import Role, User
from vuonlen.places.models import Place

from .plan import REGISTERED_ON


@dataclass(frozen=True)
class DemoUser:
    """One account of the demo; `commune` is the code of the commune, None for the district."""

    username: str
    full_name: str
    password: str
    role: Role
    commune: str | None = None


COMMUNE_OFFICER = DemoUser(
    "canbo.quangson", "Cán bộ giảm nghèo xã Quảng Sơn (mẫu)", "quangson-demo-22", Role.COMMUNE_OFFICER, "06928"
)
DISTRICT_OFFICER = DemoUser(
    "canbo.haiha", "Cán bộ giảm nghèo huyện Hải Hà (mẫu)", "haiha-demo-22", Role.DISTRICT_OFFICER
)
VIEWER = DemoUser("xem.haiha", "Người xem huyện Hải Hà (mẫu)", "xem-demo-2022", Role.VIEWER)
USERS = (COMMUNE_OFFICER, DISTRICT_OFFICER, VIEWER)


def create_users(district: Place, communes: dict[str, Place]) -> None:
    """Create the accounts and give each its role for its place, without end."""
    for one in USERS:
        user = User.objects.create_user(one.username, password=one.password, full_name=one.full_name)
        place = communes[one.commune] if one.commune else district
        assign_role(user=user, role=one.role, place=place, valid=DateRange(REGISTERED_ON, None))
