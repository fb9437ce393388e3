"""Tables change only under verbs: read in the text of the house, and in the words of its trail, both ways.

What cannot be read in the text (a function of `actions/` that is called by another way, an ORM call hidden in a
library) the triggers of `kernel.testing` find while the other tests run.
"""

import ast
import re
from importlib import import_module

import pytest

from vuonlen.kernel.rooms import declared
from vuonlen.kernel.trail import NETS
from vuonlen.kernel.verb import verbs
from vuonlen.tests.written import (
    by_hand,
    decorators,
    functions,
    given,
    imports,
    is_action,
    is_shared,
    modules,
    reach,
    writes,
)

OUTSIDE = {
    "vuonlen.background.progress": "how far running work is",
    "vuonlen.background.aside": "the same, told over a second connection while a transaction is open",
    "vuonlen.exchange.checks.same_people": "a temporary table of the check itself",
    "vuonlen.kernel.bulk": "the engine of COPY; who calls it is looked at",
}
NO_VERB = {
    "vuonlen.accounts.actions.log_access.log_access": "the log of looks and refusals",
    "vuonlen.background.actions.worker.perform": "how far running work is",
    "vuonlen.background.actions.worker.run_work": "how far running work is",
}
LISTENERS = {"vuonlen.reviews.apps": "connects to signals that verbs send"}
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")


def test_outside_actions_nothing_writes() -> None:
    """A module that must write moves under `actions/`; the list is for what is no change of a register."""
    found = {name: lines for name, tree in modules().items() if not is_action(name) and (lines := writes(tree))}
    assert found.keys() == OUTSIDE.keys(), found


def test_what_writes_in_actions_is_a_verb() -> None:
    """A public function is a verb; what several verbs do alike stands in `shared/`, what one does is private to it."""
    found = set()
    for name, tree in modules().items():
        if is_action(name) and not is_shared(name):
            for public, function in functions(tree).items():
                if not public.startswith("_") and any(map(writes, reach(tree, function))):
                    found |= {f"{name}.{public}"} if "verb" not in decorators(function) else set()
    assert found == NO_VERB.keys()


def test_what_verbs_share_only_verbs_use() -> None:
    found = set()
    for name, tree in modules().items():
        if not is_action(name) and any(map(is_shared, imports(name, tree))):
            found.add(name)
    assert found == LISTENERS.keys()


@pytest.mark.parametrize(
    "text",
    [
        "person.save()",
        "person.save(update_fields=['valid'])",
        "Person.objects.filter(pk=1).update(sex='male')",
        "Person.objects.filter(pk=1).delete()",
        "Person.objects.bulk_create(rows)",
        "held.steps.create(kind=kind)",
        "copy_rows('registry_person', 'id', rows)",
        "cursor.execute('UPDATE registry_person SET sex = 1')",
        "cursor.execute(f'INSERT INTO {table} VALUES (1)')",
        "_END = '''\nUPDATE reviews_statusspell AS spell SET valid = 1'''",
        "cursor.copy(f'COPY {table} ({columns}) FROM STDIN')",
        "cursor.execute('DELETE FROM registry_person')",
    ],
)
def test_a_write_is_read(text: str) -> None:
    assert writes(ast.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "document.save(path)",
        "digest.update(chunk)",
        "names.update({1: 'A'})",
        "storage.delete(name)",
        "cursor.copy('COPY (SELECT 1) TO STDOUT')",
        "'''Says: UPDATE registry_person SET sex = 1'''",
        "cursor.execute('SELECT 1 FOR UPDATE')",
    ],
)
def test_what_is_no_write_is_left_alone(text: str) -> None:
    assert writes(ast.parse(text)) == []


def test_every_verb_and_look_has_its_word_and_every_word_its_verb_or_look() -> None:
    """A new verb, or a new `action` given to the log of looks, gets its word in the room's `room.py`."""
    for name in modules():
        if is_action(name):
            import_module(name)
    named = {action for action, function in verbs().items() if ".tests." not in function.__module__}
    looks = {action for action in given({"log_access", "log_look"}, "action") if _NAME.fullmatch(action)}
    assert set(by_hand()) <= named
    assert named | looks | set(NETS) == declared("words").keys()
