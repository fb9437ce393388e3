"""The pages of a season at each of its steps, on a desk and on a phone: no serious fault by axe, nothing too wide."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.test_accessible import faults
from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.reviews import testing as season
from vuonlen.reviews.actions import (
    decide_commune,
    give_opinion,
    issue_certificates,
    keep_refused_request,
    raise_objection,
)
from vuonlen.reviews.models import Candidate, Certificate, Objection, RequestRefusal
from vuonlen.web.testing import TODAY, World, survey

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]
Look = Callable[[Page, str], None]


def at_meeting(world: World) -> None:
    survey(world)
    season.finish(world.open_round, [world.commune.pk])


def posted(world: World) -> None:
    at_meeting(world)
    season.meet(world.open_round, [world.commune.pk])
    season.post(world.open_round, [world.commune.pk])


def objected(world: World) -> None:
    posted(world)
    raise_objection(
        actor=world.officer,
        scope=scope_of(world.officer, TODAY),
        round=world.open_round,
        household=world.poor,
        raised_by="Lý A Chảo",
        received_on=world.open_round.reviewed_on,
        text="Hộ đã có nhà tiêu tự hoại.",
    )


def reported(world: World) -> None:
    posted(world)
    season.report(world.open_round, [world.commune.pk])


def agreed(world: World) -> None:
    reported(world)
    season.agree(world.open_round, [world.commune.pk])


def certified(world: World) -> None:
    agreed(world)
    given: dict[str, Any] = {"actor": world.chair, "scope": scope_of(world.chair, TODAY), "round": world.open_round}
    day = world.open_round.effective_on
    decide_commune(**given, commune_id=world.commune.pk, number="200/QĐ-UBND", signed_on=day, signer="Chìu A Sáng")
    issue_certificates(**given, commune_id=world.commune.pk, issued_on=day)


def turned_down(world: World) -> None:
    Candidate.objects.filter(round=world.open_round, household=world.well_off).delete()
    keep_refused_request(
        actor=world.officer,
        scope=scope_of(world.officer, TODAY),
        round=world.open_round,
        household=world.well_off,
        requested_on=date(2022, 9, 20),
        ticks=[1, 2, 3, 4],
    )


def disagreed(world: World) -> None:
    reported(world)
    give_opinion(
        actor=world.district_chair,
        scope=scope_of(world.district_chair, TODAY),
        round=world.open_round,
        commune_id=world.commune.pk,
        given_on=date(2022, 12, 22),
        by="Hoàng Vĩnh Khiên",
        agrees=False,
        text="Xem lại nhà ở.",
        review_again=[world.poor],
    )


@dataclass(frozen=True)
class Moment:
    """How the season came so far, who looks, and at which pages."""

    prepare: Callable[[World], None]
    who: str
    pages: dict[str, str]


MOMENTS = {
    "opened": Moment(
        lambda world: None,
        "officer",
        {
            "new_round": "/ra-soat/mo/",
            "tasks": "/den-han/",
            "commune": "{commune}",
            "village": "{village}",
            "search": "{commune}de-nghi/?hoi=dang",
            "request": "{commune}de-nghi/?ho={well_off}",
            "finish": "{commune}khao-sat-xong/",
            "birth": "/ho/{poor}/bien-dong/sinh/",
            "split": "/ho/{poor}/bien-dong/tach-ho/",
            "move": "/ho/{poor}/bien-dong/chuyen-thon/",
        },
    ),
    "board": Moment(survey, "district_officer", {"board": "/ra-soat/{round}/"}),
    "meeting": Moment(at_meeting, "officer", {"meeting": "{village}hop/"}),
    "posting": Moment(
        posted,
        "officer",
        {"objecting": "{commune}khieu-nai/", "report": "{commune}bao-cao/", "list": "{commune}danh-sach/"},
    ),
    "recheck": Moment(
        objected, "officer", {"posting": "{commune}niem-yet/", "objection": "{commune}khieu-nai/{objection}/"}
    ),
    "turned_down": Moment(
        turned_down, "chair", {"refusals": "{commune}tu-choi/", "refusal": "{commune}tu-choi/{refusal}/"}
    ),
    "due": Moment(lambda world: None, "district_officer", {"due": "/den-han/"}),
    "disagreed": Moment(disagreed, "officer", {"sent_back": "{commune}", "again": "{village}"}),
    "reported": Moment(reported, "district_chair", {"opinion": "{commune}y-kien/"}),
    "agreed": Moment(agreed, "chair", {"decision": "{commune}quyet-dinh/"}),
    "certified": Moment(
        certified,
        "chair",
        {
            "certificates": "{commune}giay-chung-nhan/",
            "freeze": "{commune}chot-so-lieu/",
            "verify": "/giay/{token}/",
            "correction": "/ho/{poor}/dieu-chinh/{round}/",
            "record": "/ho/{poor}/?nam=2022",
        },
    ),
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", MOMENTS)
def test_pages(world: World, site: str, page: Page, enter: Enter, look: Look, name: str, width: int) -> None:
    moment = MOMENTS[name]
    moment.prepare(world)
    enter(getattr(world, moment.who))
    page.set_viewport_size({"width": width, "height": 800})
    places = _places(world)
    for title, path in moment.pages.items():
        answer = page.goto(site + path.format(**places))
        assert answer is not None
        assert answer.status == 200, title
        look(page, f"{title}-{width}")
        assert faults(page) == [], title
        assert page.evaluate("document.documentElement.scrollWidth") <= width, title


def _places(world: World) -> dict[str, object]:
    review = world.open_round.pk
    certificate, objection = Certificate.objects.first(), Objection.objects.first()
    refusal = RequestRefusal.objects.first()
    return {
        "refusal": refusal.pk if refusal else 0,
        "round": review,
        "commune": f"/ra-soat/{review}/xa/{world.commune.pk}/",
        "village": f"/ra-soat/{review}/thon/{world.village.pk}/",
        "poor": world.poor.pk,
        "well_off": world.well_off.pk,
        "objection": objection.pk if objection else 0,
        "token": certificate.token if certificate else "",
    }
