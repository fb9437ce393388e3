"""A verb's name, form and context."""

import pytest
from pghistory import runtime

from vuonlen.kernel.actor import Command
from vuonlen.kernel.trail import audited
from vuonlen.kernel.verb import verb, verbs


@verb("test.tell")
def tell(*, actor: Command, reason: str = "") -> dict:
    """What is known of the running verb."""
    return dict(runtime._tracker.value.metadata)


@verb("test.tell_twice")
def tell_twice(*, actor: Command, reason: str = "") -> tuple[dict, dict]:
    return tell(actor=Command("inner")), dict(runtime._tracker.value.metadata)


def test_a_verb_is_known_by_its_name() -> None:
    assert verbs()["test.tell"] is tell


@pytest.mark.django_db
def test_a_verb_says_who_what_and_why() -> None:
    known = tell(actor=Command("load_places"), reason=" theo quyết định ")
    assert known == {"user": None, "command": "load_places", "action": "test.tell", "reason": "theo quyết định"}


@pytest.mark.django_db
def test_a_verb_within_a_verb_has_a_context_of_its_own_and_keeps_the_reason() -> None:
    inner, outer = tell_twice(actor=Command("outer"), reason="vì")
    assert (inner["action"], inner["command"], inner["reason"]) == ("test.tell", "inner", "vì")
    assert (outer["action"], outer["command"]) == ("test.tell_twice", "outer")


@pytest.mark.django_db
def test_a_user_within_a_command_is_not_taken_for_the_command() -> None:
    class Officer:
        pk = 7

    with audited(Command("load_places"), "test.tell"), audited(Officer(), "test.tell"):
        assert runtime._tracker.value.metadata == {"user": 7, "action": "test.tell"}


def test_two_verbs_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="test.tell"):

        @verb("test.tell")
        def other(*, actor: Command) -> None:
            """Would hide the first in the trail."""


def test_a_verb_without_an_actor_or_with_positions_is_refused() -> None:
    with pytest.raises(TypeError):

        @verb("test.nobody")
        def nobody(*, reason: str) -> None:
            """Nobody does it."""

    with pytest.raises(TypeError):

        @verb("test.positions")
        def positions(actor: Command) -> None:
            """Called by position it would hide its actor."""


@pytest.mark.parametrize("name", ["web", "work", "register", ".register", "household."])
def test_a_name_that_does_not_read_noun_verb_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="noun.verb"):

        @verb(name)
        def named(*, actor: Command) -> None:
            """Has no name to be found by."""
