"""Whatever tells of a person more than a list of households does is written down: derived from the URLconf."""

from collections.abc import Callable

import pytest
from django.test import Client

from vuonlen.accounts.models import AccessLog, User
from vuonlen.web.testing import NUMBER, World

from .walk import addresses, content_of, make_records

SignIn = Callable[[User], Client]
#: A member who is not the head, a birth date, the end of a personal number.
#: A template has the sample person of the guide in it, by chance that of the world.
SAMPLES = {"import_template"}
PERSONAL = ("Chíu Nhì Múi Con", "02/03/1980", f"•{NUMBER[-3:]}")


@pytest.mark.parametrize("who", ["district_officer", "officer", "surveyor", "chair"])
def test_who_reads_of_a_person_is_in_the_log(world: World, signed_in: SignIn, who: str) -> None:
    user = getattr(world, who)
    client = signed_in(user)
    silent, told = set(), set()
    for address in addresses(world, make_records(world)):
        if address.name in SAMPLES:
            continue
        before = AccessLog.objects.filter(user=user).count()
        answer = client.get(address.path)
        if answer.status_code != 200 or not _tells(content_of(answer)):
            continue
        told.add(address.name)
        if AccessLog.objects.filter(user=user).count() == before:
            silent.add(address.path)
    assert {"household", "household_form"} <= told
    assert not silent


def _tells(content: bytes) -> bool:
    return any(one.encode() in content for one in PERSONAL)
