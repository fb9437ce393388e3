"""Excel export from the list: same filter, same count, text that stays text, only for its owner."""

from collections.abc import Callable
from io import BytesIO

from django.test import Client
from openpyxl import load_workbook

from vuonlen.accounts.models import AccessLog, User
from vuonlen.background.models import Work
from vuonlen.web.testing import NUMBER, World

SignIn = Callable[[User], Client]


def export(client: Client, **filters: str) -> Work:
    answer = client.post("/ho/xuat/", filters)
    assert answer.status_code == 302
    return Work.objects.get()


def rows_of(work: Work) -> list[tuple[object, ...]]:
    return list(load_workbook(BytesIO(work.result.read())).active.iter_rows(values_only=True))


def test_file_holds_the_list_of_the_screen(world: World, signed_in: SignIn) -> None:
    rows = rows_of(export(signed_in(world.officer), tim="chiu nhi"))
    assert rows[0][0] == "DANH SÁCH HỘ GIA ĐÌNH"
    assert "chiu nhi" in str(rows[1][0])
    assert rows[2][0] == "Số hộ: 1"
    assert rows[5][1:3] == (world.poor.code, "Chíu Nhì Múi")
    assert len(rows) == 6


def test_numbers_are_masked_text(world: World, signed_in: SignIn) -> None:
    rows = rows_of(export(signed_in(world.officer), tim="chiu nhi"))
    assert rows[5][3] == "•••••••••" + NUMBER[-3:]
    assert NUMBER not in str(rows)


def test_headings_stay_in_sight(world: World, signed_in: SignIn) -> None:
    work = export(signed_in(world.officer))
    assert load_workbook(BytesIO(work.result.read())).active.freeze_panes == "A6"


def test_export_is_logged(world: World, signed_in: SignIn) -> None:
    export(signed_in(world.officer))
    assert AccessLog.objects.filter(action="household.export", user=world.officer, outcome="allowed").exists()


def test_village_of_others_exports_nothing(world: World, signed_in: SignIn) -> None:
    rows = rows_of(export(signed_in(world.officer), thon=str(world.elsewhere.village_id)))
    assert rows[2][0] == "Số hộ: 0"


def test_progress_then_download(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    work = export(client)
    page = client.get(f"/viec/{work.pk}/").content.decode()
    assert "Tải tệp kết quả" in page
    assert "every 2s" not in page
    assert client.get(f"/viec/{work.pk}/tep/")["Content-Disposition"].startswith("attachment")
    assert work.title in client.get("/viec/").content.decode()


def test_running_work_is_polled_as_a_fragment(world: World, signed_in: SignIn) -> None:
    work = Work.objects.create(owner=world.officer, kind="k", title="Việc", state=Work.State.RUNNING, total=10)
    page = signed_in(world.officer).get(f"/viec/{work.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "every 2s" in page
    assert "<html" not in page


def test_cancel_is_asked(world: World, signed_in: SignIn) -> None:
    work = Work.objects.create(owner=world.officer, kind="k", title="Việc", state=Work.State.RUNNING)
    signed_in(world.officer).post(f"/viec/{work.pk}/dung/")
    work.refresh_from_db()
    assert work.cancel_requested


def test_work_of_others_is_not_found(world: World, signed_in: SignIn) -> None:
    work = export(signed_in(world.officer))
    other = signed_in(world.district_officer)
    assert other.get(f"/viec/{work.pk}/").status_code == 404
    assert other.get(f"/viec/{work.pk}/tep/").status_code == 404
    assert other.post(f"/viec/{work.pk}/dung/").status_code == 404


def test_lost_file_is_told(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    work = export(client)
    work.result.storage.delete(work.result.name)
    answer = client.get(f"/viec/{work.pk}/tep/")
    assert answer.status_code == 410
    assert "(TR-010)" in answer.content.decode()
