"""Addresses of the pages, in words a person can read aloud."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

from .views.audit import audit
from .views.commune_step import commune_step
from .views.correction import correction
from .views.duplicates import duplicate, duplicates, search_duplicates, undo_duplicate
from .views.followed_roles import followed_roles
from .views.home import home
from .views.household import household, reveal_personal_number
from .views.household_event import household_event
from .views.household_form import form_outcome, household_form
from .views.household_paper import household_paper
from .views.households import export_households, households
from .views.imports import import_batch, import_commit, import_result, import_template, imports
from .views.meeting import village_meeting
from .views.objections import new_objection, objection
from .views.open_round import new_round
from .views.papers import commune_paper, village_paper
from .views.places import choose_place
from .views.posting_list import posting_list
from .views.refusals import refusal, refusals
from .views.requests import new_request
from .views.round_board import commune_season, round_board
from .views.rounds import rounds
from .views.sign_in import SignIn
from .views.tables import export_lists, export_tables, table_checks, table_households, tables
from .views.tasks import tasks
from .views.verify import verify
from .views.village import village
from .views.waiting import waiting
from .views.works import cancel_work, work, work_result, works

_COMMUNE = "ra-soat/<int:round_id>/xa/<int:commune_id>"
_VILLAGE = "ra-soat/<int:round_id>/thon/<int:village_id>"

urlpatterns = [
    path("", home, name="home"),
    path("dang-nhap/", login_not_required(SignIn.as_view()), name="sign_in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign_out"),
    path("dia-ban/", choose_place, name="places"),
    path("dia-ban/cho-xac-nhan/", waiting, name="waiting_villages"),
    path("dia-ban/vai-tro/", followed_roles, name="followed_roles"),
    path("ho/", households, name="households"),
    path("ho/xuat/", export_households, name="export_households"),
    path("ho/<int:pk>/", household, name="household"),
    path("ho/<int:pk>/so-dinh-danh/<int:person_id>/", reveal_personal_number, name="reveal_personal_number"),
    path("ho/<int:pk>/phieu/<int:round_id>/", household_form, name="household_form"),
    path("ho/<int:pk>/phieu/<int:round_id>/ket-qua/", form_outcome, name="form_outcome"),
    path("ho/<int:pk>/giay/<int:round_id>/<slug:paper>.<slug:kind>", household_paper, name="household_paper"),
    path("ho/<int:pk>/dieu-chinh/<int:round_id>/", correction, name="correction"),
    path("ho/<int:pk>/bien-dong/<slug:kind>/", household_event, name="household_event"),
    path("trung/", duplicates, name="duplicates"),
    path("trung/ra/", search_duplicates, name="search_duplicates"),
    path("trung/<int:pk>/", duplicate, name="duplicate"),
    path("trung/<int:pk>/hoan-tac/", undo_duplicate, name="undo_duplicate"),
    path("ra-soat/", rounds, name="rounds"),
    path("ra-soat/mo/", new_round, name="new_round"),
    path("ra-soat/<int:round_id>/", round_board, name="round_board"),
    path(f"{_COMMUNE}/", commune_season, name="commune_season"),
    path(f"{_COMMUNE}/danh-sach/", posting_list, name="posting_list"),
    path(f"{_COMMUNE}/de-nghi/", new_request, name="new_request"),
    path(f"{_COMMUNE}/tu-choi/", refusals, name="refusals"),
    path(f"{_COMMUNE}/tu-choi/<int:refusal_id>/", refusal, name="refusal"),
    path(f"{_COMMUNE}/khieu-nai/", new_objection, name="new_objection"),
    path(f"{_COMMUNE}/khieu-nai/<int:objection_id>/", objection, name="objection"),
    path(
        "ra-soat/<int:round_id>/xa/<int:commune_id>/giay/<slug:paper>.<slug:kind>", commune_paper, name="commune_paper"
    ),
    path(
        "ra-soat/<int:round_id>/thon/<int:village_id>/giay/<slug:paper>.<slug:kind>",
        village_paper,
        name="village_paper",
    ),
    path(f"{_COMMUNE}/<slug:action>/", commune_step, name="commune_step"),
    path(f"{_VILLAGE}/", village, name="village"),
    path(f"{_VILLAGE}/hop/", village_meeting, name="village_meeting"),
    path("giay/<str:token>/", verify, name="verify"),
    path("nhat-ky/", audit, name="audit"),
    path("bieu/", tables, name="tables"),
    path("bieu/kiem-tra/", table_checks, name="table_checks"),
    path("bieu/ho/", table_households, name="table_households"),
    path("bieu/xuat/", export_tables, name="export_tables"),
    path("bieu/danh-sach/", export_lists, name="export_lists"),
    path("nhap/", imports, name="imports"),
    path("nhap/mau/<slug:kind>/", import_template, name="import_template"),
    path("nhap/<int:pk>/", import_batch, name="import_batch"),
    path("nhap/<int:pk>/ghi/", import_commit, name="import_commit"),
    path("nhap/<int:pk>/ket-qua/", import_result, name="import_result"),
    path("den-han/", tasks, name="tasks"),
    path("viec/", works, name="works"),
    path("viec/<int:pk>/", work, name="work"),
    path("viec/<int:pk>/dung/", cancel_work, name="cancel_work"),
    path("viec/<int:pk>/tep/", work_result, name="work_result"),
]
