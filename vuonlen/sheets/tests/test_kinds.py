"""Who may send in which kind of file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.problems import Refused
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Grant, Scope
from vuonlen.sheets.imports import kinds
from vuonlen.sheets.imports.kinds import allowed_kind, import_kinds, register_kind

from .trial import Register, trial_kind


@pytest.fixture(autouse=True)
def _trial() -> Iterator[None]:
    kind = trial_kind(Register())
    register_kind(kind)
    register_kind(replace(kind, key="trial.round", of_round=True))
    yield
    del kinds._kinds["trial"], kinds._kinds["trial.round"]


def scope(*rights: Permission) -> Scope:
    grant = Grant(1, "officer", frozenset(rights), frozenset({1}))
    return Scope(None, date(2023, 6, 1), (grant,))


def test_who_may_import_and_do_what_the_file_does() -> None:
    may = scope(Permission.IMPORT_DATA, Permission.REGISTER_HOUSEHOLD)
    assert allowed_kind(may, "trial", has_round=False) is import_kinds()["trial"]


@pytest.mark.parametrize("right", [Permission.IMPORT_DATA, Permission.REGISTER_HOUSEHOLD])
def test_one_right_alone_is_not_enough(right: Permission) -> None:
    with pytest.raises(PermissionMissing):
        allowed_kind(scope(right), "trial", has_round=False)


def test_unknown_kind_and_a_round_that_is_not_there() -> None:
    may = scope(Permission.IMPORT_DATA, Permission.REGISTER_HOUSEHOLD)
    for key in ("secrets", "trial.round"):
        with pytest.raises(Refused) as refused:
            allowed_kind(may, key, has_round=False)
        assert refused.value.codes == ["NK-074"]
    assert allowed_kind(may, "trial.round", has_round=True).of_round


def test_two_kinds_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        register_kind(trial_kind(Register()))
