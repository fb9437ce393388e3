"""Pages behind the wall are the same pages: every one, for each user, byte for byte but for tokens."""

import re
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import reach
from vuonlen.accounts.testing import as_web_role
from vuonlen.registry.models import Household
from vuonlen.web.memory import forget
from vuonlen.web.testing import World, facts_of

ADDRESSES = [
    "/",
    "/ho/",
    "/ho/?q=mui",
    "/ho/?q=Con",
    "/ra-soat/",
    "/dia-ban/",
    "/viec/",
    "/ho/{pk}/",
    "/ho/{pk}/phieu/{round}/",
]


def page(user: User, address: str) -> tuple[int, str]:
    forget()
    client = Client()
    client.force_login(user, "vuonlen.accounts.sign_in.backend.AccountBackend")
    answer = client.get(address)
    text = re.sub(r'csrfmiddlewaretoken" value="\w+"|csrftoken[^>]*|"X-CSRFToken": "\w+"', "", answer.content.decode())
    return answer.status_code, re.sub(r"nonce-\S+", "", text)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", ["officer", "district_officer", "viewer", "outsider"])
def test_a_page_is_the_same_with_the_wall(world: World, settings: Any, name: str, address: str) -> None:
    user = getattr(world, name)
    path = address.format(pk=world.poor.pk, round=world.open_round.pk)
    before = page(user, path)
    settings.ROW_SECURITY = True
    reach.kept_communes.forget()
    with as_web_role():
        assert page(user, path) == before


def test_a_form_is_saved_behind_the_wall(walled: World) -> None:
    from vuonlen.accounts.queries import communes_of, scope_of
    from vuonlen.reviews.actions import record_form
    from vuonlen.row_security.session import rows_of
    from vuonlen.web.testing import POOR, TODAY

    user = walled.officer
    with rows_of(communes_of(user)):
        form = record_form(
            actor=user,
            scope=scope_of(user, TODAY),
            round=walled.open_round,
            household=walled.poor,
            facts=facts_of(walled.poor, POOR),
            expected_version=0,
        )
        assert form.version == 1


def test_the_setting_does_not_outlive_the_request(walled: World) -> None:
    page(walled.officer, "/ho/")
    assert Household.objects.count() == 0
