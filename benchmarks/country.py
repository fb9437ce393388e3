"""A country of 1,000,000 households in the product's own tables, for measuring lists. Prints sign-in cookies.

Loaded with COPY and triggers off: what is measured is reading. Names and places' households are random.
Run through `benchmarks.lists`, which names the database.
"""

import json
import random
import secrets
import sys
from datetime import date

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.backends.postgresql.psycopg_any import DateRange  # noqa: E402

from benchmarks.machine import say  # noqa: E402
from vuonlen.accounts.actions import assign_role  # noqa: E402
from vuonlen.accounts.models import Role, User  # noqa: E402
from vuonlen.kernel.actor import Command  # noqa: E402
from vuonlen.places.actions import load_units  # noqa: E402
from vuonlen.places.models import Level, Place, PlaceVersion  # noqa: E402
from vuonlen.registry.models import Household  # noqa: E402

HOUSEHOLDS = 1_000_000
TODAY = date.today()
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Chíu Tằng Phùn Lỷ".split()
GIVEN = "An Bình Chi Dung Đức Giang Hà Hương Khánh Lan Long Mai Minh Nga Phúc Quang Sơn Thảo Tuấn Ước Yến".split()
STATUSES = ["poor", "near_poor"]  # of 3 % of the households each


def main() -> None:
    """Load what is missing, then print as JSON each user's cookie and communes (none: all)."""
    call_command("migrate", verbosity=0)
    if not PlaceVersion.objects.filter(level=Level.COMMUNE).exists():
        load_units(actor=Command("benchmark"))
    communes = list(
        PlaceVersion.objects.filter(level=Level.COMMUNE, keeps_households=True, valid__contains=TODAY).order_by("code")
    )
    if Household.objects.count() < HOUSEHOLDS:
        say(f"  nạp {HOUSEHOLDS:,} hộ (một lần, vài phút)")
        load_households(communes)
    cookies = {name: cookie_of(name, places) for name, places in users(communes).items()}
    shown = {
        "commune": [communes[0].place_id],
        "province": _under(communes, communes[0].path[0]),
    }
    shown["country"] = []
    print(json.dumps({"cookies": cookies, "communes": shown}))


def _under(communes: list[PlaceVersion], province: int) -> list[int]:
    return [commune.place_id for commune in communes if commune.path[0] == province]


def users(communes: list[PlaceVersion]) -> dict[str, list[Place]]:
    """A commune officer, a provincial viewer and a viewer of all provinces."""
    provinces = Place.objects.filter(level=Level.PROVINCE, versions__valid__contains=TODAY)
    one = communes[0]
    return {"commune": [one.place], "province": [Place.objects.get(pk=one.path[0])], "country": list(provinces)}


def cookie_of(name: str, places: list[Place]) -> str:
    """The cookies of the user `name`, made with these places when new: what a browser sends after the first page."""
    user, created = User.objects.get_or_create(username=name, defaults={"full_name": name})
    if created:
        user.set_unusable_password()
        user.save()
        for place in places:
            assign_role(
                actor=Command("benchmark"),
                user=user,
                role=Role.VIEWER,
                place=place,
                valid=DateRange(date(2021, 1, 1), None),
            )
    own = _session(user, "vuonlen.accounts.sign_in.backend.AccountBackend")
    django_s = _session(user, "django.contrib.auth.backends.ModelBackend")
    return f"sessionid={own}; benchid={django_s}; csrftoken={secrets.token_hex(16)}"


def _session(user: User, backend: str) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def load_households(communes: list[PlaceVersion]) -> None:
    """COPY the households, spread evenly, and statuses for some of them under one decision a commune."""
    draw = random.Random(2022)
    columns = "village_id, commune_id, code, address, head_name, head_ethnicity, member_count, registered_on"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        with cursor.copy(f"COPY registry_household ({columns}) FROM STDIN") as copy:
            for number in range(HOUSEHOLDS):
                commune = communes[number % len(communes)]
                name = f"{draw.choice(FAMILY)} {draw.choice(['Văn', 'Thị'])} {draw.choice(GIVEN)} {draw.choice(GIVEN)}"
                place = commune.place_id
                copy.write_row((place, place, f"{commune.code}-{number:07}", "", name, "Kinh", 4, "2021-01-01"))
        cursor.execute(_STATUSES, {"names": STATUSES})
        cursor.execute("SET session_replication_role = DEFAULT")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as autovacuum would have done by the time anybody reads


# Triggers and foreign keys are off: decision 0 stands for all of them.
_STATUSES = """
INSERT INTO reviews_statusspell (household_id, commune_id, status, valid, decision_id)
SELECT id, commune_id, name, daterange('2022-01-01', NULL), 0
FROM (SELECT id, commune_id, width_bucket(random(), ARRAY[0, 0.03, 0.06]) AS bucket FROM registry_household) h
JOIN unnest(%(names)s::text[]) WITH ORDINALITY AS s(name, place) ON s.place = h.bucket
"""

if __name__ == "__main__":
    sys.exit(main())
