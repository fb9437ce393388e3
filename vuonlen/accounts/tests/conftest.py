from datetime import date
from typing import NamedTuple

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.models import User
from vuonlen.places.models import Place
from vuonlen.places.testing import make_commune, make_district, make_province

ENDED = date(2025, 7, 1)
UNTIL_2025 = DateRange(date(2021, 1, 1), ENDED)


class Area(NamedTuple):
    """A district of two communes until 30/06/2025, the commune they became, and a commune elsewhere."""

    province: Place
    district: Place
    quang_son: Place
    quang_duc: Place
    merged: Place
    elsewhere: Place


@pytest.fixture
def area(db: None) -> Area:
    province = make_province("Quảng Ninh")
    district = make_district(province, "Hải Hà", valid=UNTIL_2025)
    quang_son = make_commune(district, "Quảng Sơn", valid=UNTIL_2025)
    quang_duc = make_commune(district, "Quảng Đức", valid=UNTIL_2025)
    merged = make_commune(province, "Đường Hoa", valid=DateRange(ENDED, None))
    return Area(province, district, quang_son, quang_duc, merged, make_commune(make_province("Bắc Giang")))


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create(username="canbo.haiha", full_name="Nguyễn Thị Thử")
