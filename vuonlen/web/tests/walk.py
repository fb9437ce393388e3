"""Every address of the site with the records of the commune Quảng Sơn in it, from the URLconf: none is forgotten.

A route with a parameter that nothing here can fill fails the walk: whoever adds it says what it names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile, is_zipfile

from django.urls import URLPattern, URLResolver, get_resolver

from vuonlen.accounts.queries import scope_of
from vuonlen.background.models import Work
from vuonlen.exchange.models import ImportBatch
from vuonlen.places.testing import make_village
from vuonlen.registry.models import DuplicatePair, Household
from vuonlen.registry.testing import make_household, new_member
from vuonlen.reviews import testing as season
from vuonlen.reviews.actions import keep_refused_request, raise_objection
from vuonlen.reviews.models import Objection, Posting, RequestRefusal
from vuonlen.sheets.imports.kinds import import_kinds
from vuonlen.web.household_events.kinds import KINDS as EVENTS
from vuonlen.web.season.step_actions import ACTIONS
from vuonlen.web.season.village_papers import VILLAGE_PAPERS
from vuonlen.web.testing import NUMBER, TODAY, World, survey
from vuonlen.web.views.household_paper import PAPERS as HOUSEHOLD_PAPERS
from vuonlen.web.views.papers import PAPERS

#: What any page about the commune would show, and no page of another commune may.
SECRETS = ("Chíu Nhì Múi", "Chiu Nhi Mui", "Đặng Văn Ước", "Lồ Má Coọc", "Khe Hèo", NUMBER)
#: Parameters that name something of the commune, or somebody's own file; a round may be that of many communes.
_OF_A_PLACE = {"pk", "person_id", "commune_id", "village_id", "objection_id", "refusal_id"}
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address to walk, its route's name, and whether it names something that lies in the commune of the world."""

    name: str
    path: str
    is_of_a_place: bool


@dataclass(frozen=True)
class Records:
    """What the addresses name, besides the world's own."""

    pair: DuplicatePair
    work: Work
    batch: ImportBatch
    objection: Objection
    refusal: RequestRefusal


def make_records(world: World) -> Records:
    """A second village, a pair of doubles, a work, a file sent in, a list that hangs and an objection to it."""
    make_village(world.commune, "Khe Hèo")
    born = new_member("Chiu Nhi Mui", birth_date=date(1980, 3, 2), sex="female")
    day = date(2021, 6, 1)
    double = make_household(world.district_officer, world.commune, world.village, born, registered_on=day)
    refusal = _refusal(world, double)
    work = Work.objects.create(owner=world.officer, kind="k", title="Danh sách Lồ Má Coọc", state=Work.State.DONE)
    batch = ImportBatch.objects.create(owner=world.officer, kind="households", name="Lồ Má Coọc.xlsx", work=work)
    return Records(DuplicatePair.objects.get(), work, batch, _objection(world), refusal)


def _refusal(world: World, household: Household) -> RequestRefusal:
    return keep_refused_request(
        actor=world.officer,
        scope=scope_of(world.officer, TODAY),
        round=world.open_round,
        household=household,
        requested_on=world.open_round.opens_on,
        ticks=[1, 2, 3, 4],
    )


def _objection(world: World) -> Objection:
    review, only = world.open_round, [world.commune.pk]
    survey(world)
    season.finish(review, only)
    season.meet(review, only)
    season.post(review, only)
    posting = Posting.objects.get(round=review)
    return raise_objection(
        actor=world.officer,
        scope=scope_of(world.officer, TODAY),
        round=review,
        household=world.poor,
        raised_by="Chíu A Lộc",
        received_on=posting.starts_on + timedelta(days=1),
        text="Hộ có xe máy",
    )


def addresses(world: World, records: Records) -> list[Address]:
    """Every route, with every value that its words may have."""
    return [
        Address(name, path, bool(_OF_A_PLACE & {found[2] for found in _PARAMETER.finditer(route)}))
        for name, route in routes()
        for path in _filled(name, route, world, records)
    ]


def routes(found: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, str]]:
    """Name and pattern of every address."""
    for one in (found or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield str(one.name), prefix + str(one.pattern)


def _filled(name: str, route: str, world: World, records: Records) -> Iterator[str]:
    known = _known(world, records) | _OF_ROUTE.get(name, lambda world, records: {})(world, records)
    names = [found[2] for found in _PARAMETER.finditer(route)]
    unknown = set(names) - known.keys()
    assert not unknown, f"new address {name} ({route}): say in walk.py what {', '.join(sorted(unknown))} stands for"
    for values in product(*(known[one] for one in names)):
        given = dict(zip(names, values, strict=True))
        yield _PARAMETER.sub(lambda found, given=given: str(given[found[2]]), route)


def _known(world: World, records: Records) -> dict[str, list[Any]]:
    return {
        "pk": [world.poor.pk],
        "round_id": [world.open_round.pk],
        "person_id": [world.poor.memberships.get(relation="head").person_id],
        "commune_id": [world.commune.pk],
        "village_id": [world.village.pk],
        "objection_id": [records.objection.pk],
        "refusal_id": [records.refusal.pk],
        "provider_id": ["sso"],
        "token": ["khong-co"],
    }


def _pair(world: World, records: Records) -> dict[str, list[Any]]:
    return {"pk": [records.pair.pk]}


def _batch(world: World, records: Records) -> dict[str, list[Any]]:
    return {"pk": [records.batch.pk]}


def _work(world: World, records: Records) -> dict[str, list[Any]]:
    return {"pk": [records.work.pk]}


def _decided(words: Any) -> Any:
    """Papers are there once the round is decided."""
    return lambda world, records: {"round_id": [world.last_round.pk], "paper": [*words], "kind": ["docx"]}


_OF_ROUTE: dict[str, Any] = {
    "duplicate": _pair,
    "undo_duplicate": _pair,
    "import_batch": _batch,
    "import_commit": _batch,
    "import_result": _batch,
    "work": _work,
    "cancel_work": _work,
    "work_result": _work,
    "commune_paper": _decided(PAPERS),
    "village_paper": _decided(VILLAGE_PAPERS),
    "household_paper": _decided(HOUSEHOLD_PAPERS),
    "household_event": lambda world, records: {"kind": [*EVENTS]},
    "commune_step": lambda world, records: {"action": [*ACTIONS]},
    "import_template": lambda world, records: {"kind": [*import_kinds()]},
}


def shown(answer: Any) -> list[str]:
    """Which of the secrets an answer shows, also within the parts of an Excel or Word file."""
    return shown_in(content_of(answer))


def content_of(answer: Any) -> bytes:
    """What an answer says; of an Excel or Word file what all its parts say."""
    return unzipped(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def shown_in(content: bytes) -> list[str]:
    """Which of the secrets the content of an answer or a file shows."""
    told = unzipped(content)
    return [secret for secret in SECRETS if secret.encode() in told]


def unzipped(content: bytes) -> bytes:
    """The parts of an Excel or Word file one after the other; anything else as it is."""
    if not is_zipfile(BytesIO(content)):
        return content
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())
