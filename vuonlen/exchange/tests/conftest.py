"""A district of two communes, its officers, and workbooks sent in by them."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files import File

from vuonlen.accounts.models import Role, User
from vuonlen.exchange.actions import start_import
from vuonlen.exchange.kinds.households import HOUSEHOLDS
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.testing import person
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.testing import make_user, scope_for
from vuonlen.sheets.testing import write_sheets

Send = Callable[..., ImportBatch]


@pytest.fixture
def land(db: None, settings: Any, tmp_path: Path) -> SimpleNamespace:
    settings.MEDIA_ROOT = tmp_path / "files"
    district = make_district(make_province("Quảng Ninh", code="22"), "Hải Hà", code="201")
    commune = make_commune(district, "Quảng Sơn", code="06925")
    neighbour = make_commune(district, "Quảng Đức", code="06931")
    return SimpleNamespace(
        district=district,
        commune=commune,
        neighbour=neighbour,
        village=make_village(commune, "Mố Kiệc", code="06925-01"),
        neighbour_village=make_village(neighbour, "Nà Lý", code="06931-01"),
        officer=make_user("canbo", commune, Role.COMMUNE_OFFICER),
        district_officer=make_user("huyen", district, Role.DISTRICT_OFFICER),
        viewer=make_user("xem", district, Role.VIEWER),
    )


@pytest.fixture
def home(land: SimpleNamespace) -> dict[str, str]:
    """Commune and village as the drop-downs write them."""
    return {"commune": "06925 Xã Quảng Sơn", "village": "Thôn Mố Kiệc"}


@pytest.fixture
def send(land: SimpleNamespace, tmp_path: Path) -> Send:
    """Send rows (or a ready file) as a user, the commune's officer by default."""

    def sent(
        rows: Any, *, user: User | None = None, kind: str = "households", name: str = "ho.xlsx", **more: Any
    ) -> ImportBatch:
        path = rows if isinstance(rows, Path) else write_sheets(tmp_path / "sent.xlsx", [(HOUSEHOLDS, rows)])
        who = user or land.officer
        with path.open("rb") as file:
            return start_import(actor=who, scope=scope_for(who), kind=kind, file=File(file), name=name, **more)

    return sent


@pytest.fixture
def family(home: dict[str, str]) -> list[dict[str, Any]]:
    """A household of two, as an officer fills the template."""
    return [
        person(1, "Chíu Nhì Múi", sex="Nữ", personal_number="022180001234", **home),
        person(1, "Chíu A Sáng", "Con", birth_date="2013", personal_number=None),
    ]
