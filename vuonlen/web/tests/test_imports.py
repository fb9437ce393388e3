"""The pages of import: send, see, write; only one's own; only who may."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from vuonlen.accounts.models import User
from vuonlen.exchange.kinds.households import HOUSEHOLDS
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.testing import person
from vuonlen.places.models import PlaceVersion
from vuonlen.registry.models import Household
from vuonlen.sheets.testing import write_sheets
from vuonlen.web.testing import World

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def file(world: World, tmp_path: Path) -> Callable[..., SimpleUploadedFile]:
    commune = PlaceVersion.objects.get(place=world.commune)

    def made(**change: Any) -> SimpleUploadedFile:
        row = person(1, "Phùn Văn Lìn", commune=f"{commune.code} Xã Quảng Sơn", village="Thôn Lồ Má Coọc") | change
        path = write_sheets(tmp_path / "ho.xlsx", [(HOUSEHOLDS, [row])])
        return SimpleUploadedFile("hộ thôn.xlsx", path.read_bytes())

    return made


def test_send_see_write(world: World, signed_in: SignIn, file: Any) -> None:
    client, before = signed_in(world.officer), Household.objects.count()
    answer = client.post("/nhap/", {"loai": "households", "tep": file()})
    batch = ImportBatch.objects.get()
    assert answer["Location"] == f"/nhap/{batch.pk}/"
    page = client.get(answer["Location"]).content.decode()
    assert "Không có lỗi trong 1 dòng" in page and "Ghi 1 hộ, 1 người" in page
    client.post(f"/nhap/{batch.pk}/ghi/", {"checksum": batch.checksum})
    assert "Đã ghi 1 hộ, 1 người" in client.get(answer["Location"]).content.decode()
    assert Household.objects.count() == before + 1
    assert "hộ thôn.xlsx" in client.get("/nhap/").content.decode()


def test_errors_are_shown_and_come_as_a_sheet(world: World, signed_in: SignIn, file: Any) -> None:
    client = signed_in(world.officer)
    page = client.post("/nhap/", {"loai": "households", "tep": file(birth_date="31/02/2010")}, follow=True)
    assert "(NK-012)" in page.content.decode()
    batch = ImportBatch.objects.get()
    sheet = b"".join(client.get(f"/nhap/{batch.pk}/ket-qua/"))  # type: ignore[arg-type]
    rows = list(load_workbook(BytesIO(sheet)).active.iter_rows(values_only=True))
    assert rows[1][-1].endswith("(NK-012)")
    client.post(f"/nhap/{batch.pk}/ghi/", {"checksum": batch.checksum})
    assert "(NK-070)" in client.get(f"/nhap/{batch.pk}/").content.decode()


def test_only_who_may_sees_the_way_there(world: World, signed_in: SignIn) -> None:
    assert "/nhap/" in signed_in(world.officer).get("/ho/").content.decode()
    assert "/nhap/" not in signed_in(world.viewer).get("/ho/").content.decode()


def test_no_file_no_kind(world: World, signed_in: SignIn, file: Any) -> None:
    client = signed_in(world.officer)
    answer = client.post("/nhap/", {"loai": "households"})
    assert answer.status_code == 422 and "(NK-075)" in answer.content.decode()
    answer = client.post("/nhap/", {"loai": "x", "tep": file()})
    assert answer.status_code == 422 and "(NK-074)" in answer.content.decode()


def test_viewer_is_refused(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    assert client.get("/nhap/").status_code == 403
    assert client.get("/nhap/mau/households/").status_code == 403


def test_files_of_others_are_not_found(world: World, signed_in: SignIn, file: Any) -> None:
    signed_in(world.officer).post("/nhap/", {"loai": "households", "tep": file()})
    pk = ImportBatch.objects.get().pk
    other = signed_in(world.district_officer)
    assert other.get(f"/nhap/{pk}/").status_code == 404
    assert other.get(f"/nhap/{pk}/ket-qua/").status_code == 404
    assert other.post(f"/nhap/{pk}/ghi/").status_code == 404
    assert "hộ thôn.xlsx" not in other.get("/nhap/").content.decode()


@pytest.mark.parametrize("kind", ["households", "events", "forms"])
def test_templates_open(world: World, signed_in: SignIn, kind: str) -> None:
    content = b"".join(signed_in(world.officer).get(f"/nhap/mau/{kind}/"))  # type: ignore[arg-type]
    assert "Hướng dẫn" in load_workbook(BytesIO(content)).sheetnames
    assert signed_in(world.officer).get("/nhap/mau/khac/").status_code == 404
