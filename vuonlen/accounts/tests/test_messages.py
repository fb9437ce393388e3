from vuonlen.accounts.messages import PERMISSION_NAMES
from vuonlen.accounts.permissions import Permission


def test_every_right_has_a_vietnamese_name() -> None:
    assert PERMISSION_NAMES.keys() == set(Permission)
