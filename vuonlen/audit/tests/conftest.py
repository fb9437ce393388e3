import pytest

from vuonlen.accounts.models import User
from vuonlen.web.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create(username="nhap.lieu", full_name="Người Nhập")
