"""The statutory tables on screen."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.background.models import Work
from vuonlen.reports.statutory import area_of, draw_tables
from vuonlen.reviews.models import Classification
from vuonlen.web.testing import World

SignIn = Callable[[User], Client]
YEAR = "nam=2021"
CHECKS = "/bieu/kiem-tra/"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_table_of_the_district(world: World, signed_in: SignIn) -> None:
    page = text(signed_in(world.district_officer), f"/bieu/?bieu=4&{YEAR}")
    assert "Biểu 4. Phân tích các chỉ số thiếu hụt" in page
    assert "Xã Quảng Sơn" in page
    assert "TỔNG CỘNG" in page
    assert 'hx-get="/bieu/kiem-tra/?dia_gioi=2021-12-14"' in page


def test_the_checks_follow_and_offer_the_workbook(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    client.get(f"/bieu/?{YEAR}")
    part = client.get(CHECKS, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<div id="doi-chieu">')
    for found in (part, text(client, CHECKS)):
        assert "Đã đối chiếu tất cả các biểu: khớp." in found
        assert "Tải Excel" in found and "Tải danh sách hộ" in found


def test_one_table_alone_says_what_all_of_them_say(world: World, signed_in: SignIn) -> None:
    area = area_of(world.scope, world.district.pk, world.last_round)
    everything = draw_tables(area)
    for whole in everything.tables.all:
        number = whole.form.number
        alone = draw_tables(area, number).tables
        assert [one.form.number for one in alone.all] == [number]
        assert [row.counts for row in alone.table(number).lines] == [row.counts for row in whole.lines]
        assert alone.notes.get(number) == everything.tables.notes.get(number)


def test_every_cell_opens_the_households_that_add_up_to_it(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    for form in (1, 4, 9):
        page = text(client, f"/bieu/?bieu={form}&{YEAR}")
        cells = re.findall(r'<a href="(/bieu/ho/\?[^"]+)">([\d.]+)</a>', page)
        assert cells
        for address, count in cells:
            shown = text(client, address.replace("&amp;", "&"))
            assert f"số trong ô: {count} ·" in " ".join(shown.split()), address


def test_the_first_round_has_no_movement(world: World, signed_in: SignIn) -> None:
    page = text(signed_in(world.district_officer), f"/bieu/?bieu=2&{YEAR}")
    assert "Biểu 1. " in page


def test_an_open_round_has_a_draft_that_says_what_is_missing(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    page = text(client, "/bieu/?nam=2022")
    assert "BẢN NHÁP – chưa có quyết định" in page
    assert "Hộ chưa có phiếu" in page
    part = text(client, CHECKS)
    assert "Tải bản nháp Excel" in part
    assert "Tải danh sách hộ" not in part
    cells = re.findall(r'<a href="(/bieu/ho/\?[^"]+)">([\d.]+)</a>', page)
    assert cells
    for address, count in cells:
        shown = " ".join(text(client, address.replace("&amp;", "&")).split())
        assert f"số trong ô: {count} ·" in shown, address
        assert "Số của bản nháp" in shown


def test_what_is_taken_out_of_an_open_round_is_a_draft(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    client.get("/bieu/?nam=2022")
    assert client.post("/bieu/xuat/").status_code == 302
    assert Work.objects.get().parameters["papers"] == "draft"
    answer = client.post("/bieu/danh-sach/")
    assert (answer.status_code, "(BC-006)" in answer.content.decode()) == (409, True)
    assert Work.objects.count() == 1


def test_an_officer_starts_the_lists_by_name(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    client.get(f"/bieu/?{YEAR}")
    assert client.post("/bieu/danh-sach/").status_code == 302
    assert Work.objects.get().parameters["papers"] == "lists"


def test_a_viewer_takes_no_list_out(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    client.get(f"/bieu/?{YEAR}")
    assert client.post("/bieu/danh-sach/").status_code == 403
    assert not Work.objects.exists()


def test_a_viewer_reads_but_takes_nothing_out(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    client.get(f"/bieu/?{YEAR}")
    part = text(client, CHECKS)
    assert "khớp" in part and "Tải Excel" not in part
    assert client.post("/bieu/xuat/").status_code == 403
    assert not Work.objects.exists()


def test_an_officer_starts_the_workbook(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    client.get(f"/bieu/?{YEAR}")
    answer = client.post("/bieu/xuat/")
    assert answer.status_code == 302
    assert Work.objects.get().kind == "reports.tables"


def test_a_place_outside_the_area_is_not_found(world: World, signed_in: SignIn) -> None:
    for address in ("/bieu/", CHECKS):
        assert signed_in(world.outsider).get(f"{address}?noi={world.commune.pk}").status_code == 404


def test_the_narrow_officer_sees_only_the_own_commune(world: World, signed_in: SignIn) -> None:
    page = text(signed_in(world.officer), f"/bieu/?{YEAR}")
    assert "Thôn Lồ Má Coọc" in page
    assert "Quảng Đức" not in page


@pytest.mark.parametrize(
    "query", ["bieu=99&cot=1&dong=tong&phan_to=both", "bieu=1&cot=x&dong=tong&phan_to=both", "bieu=1&cot=1", ""]
)
def test_a_cell_that_no_page_links_to_is_not_found(world: World, signed_in: SignIn, query: str) -> None:
    client = signed_in(world.district_officer)
    client.get(f"/bieu/?{YEAR}")
    assert client.get(f"/bieu/ho/?{query}").status_code == 404


def test_what_does_not_balance_names_its_households_and_is_not_issued(world: World, signed_in: SignIn) -> None:
    wrong = Classification.objects.filter(form__household=world.poor)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")  # the database itself would refuse such damage
        wrong.update(deprivation_count=7)
        cursor.execute("SET session_replication_role = origin")
    client = signed_in(world.district_officer)
    client.get(f"/bieu/?{YEAR}")
    page = text(client, CHECKS)
    assert "biểu chưa được phát hành" in page
    assert f'<a href="/ho/{world.poor.pk}/">Chíu Nhì Múi</a>' in page
    assert "Tải Excel" not in page


def test_the_boundaries_of_a_strange_day_are_the_reviews_own(world: World, signed_in: SignIn) -> None:
    page = text(signed_in(world.district_officer), f"/bieu/?{YEAR}&dia_gioi=hôm-qua")
    assert "Đơn vị tại ngày rà soát, 14/12/2021" in page
