"""Rows into the registry's tables by COPY, what makes a district a matter of seconds; behind the wall by INSERT."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection
from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.kernel.chunks import chunks

from ..cross_checks import Numbers
from ..models import HouseholdEvent
from ..newcomers import NewHousehold, NewMember
from ..personal_numbers import encrypt

_HOUSEHOLD = "id, code, village_id, commune_id, address, head_name, head_ethnicity, member_count, registered_on"
_PERSON = "id, full_name, sex, birth_date, birth_precision, ethnicity, personal_number_cipher, personal_number_index"
_MEMBERSHIP = "household_id, person_id, relation, valid"
_INSERTED_AT_ONCE = 500  # rows; a statement's text stays under a megabyte
_EVENT = "household_id, kind, happened_on, reason, recorded_by_id, recorded_at"


def take_ids(table: str, count: int) -> list[int]:
    """`count` fresh primary keys of `table`, in ascending order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return sorted(row[0] for row in cursor.fetchall())


def copy_rows(table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    """Stream rows into `table`; constraints and triggers hold as for any insert.

    PostgreSQL refuses COPY into a table whose row policies hold the role, as they hold the web process: its rows go in
    by INSERT, past the policies like any other of its statements.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active(%s::regclass)", [table])
        if cursor.fetchone()[0]:
            _insert_rows(cursor, table, columns, rows)
            return
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _insert_rows(cursor: Any, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    for some in chunks(rows, _INSERTED_AT_ONCE):
        row = f"({', '.join(['%s'] * len(some[0]))})"
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * len(some))}",  # noqa: S608 - names of this room
            list(chain.from_iterable(some)),
        )


def copy_households(actor: User, batch: Sequence[NewHousehold], codes: Sequence[str], indexes: Numbers) -> list[int]:
    """Store checked households with persons, memberships and events; return their ids in order."""
    ids = take_ids("registry_household", len(batch))
    persons = [(pk, new, member) for pk, new in zip(ids, batch, strict=True) for member in new.members]
    person_ids = take_ids("registry_person", len(persons))
    copy_rows("registry_household", _HOUSEHOLD, map(_household_row, ids, codes, batch))
    members = zip(person_ids, persons, strict=True)
    copy_rows("registry_person", _PERSON, (_person_row(pk, member, indexes) for pk, (_, _, member) in members))
    copy_rows("registry_membership", _MEMBERSHIP, map(_membership_row, person_ids, persons))
    now = timezone.now()
    kind = HouseholdEvent.Kind.REGISTERED.value
    events = ((pk, kind, new.registered_on, "", actor.pk, now) for pk, new in zip(ids, batch, strict=True))
    copy_rows("registry_householdevent", _EVENT, events)
    return ids


def _household_row(pk: int, code: str, new: NewHousehold) -> tuple[Any, ...]:
    head = new.head
    return (
        pk,
        code,
        new.village_id,
        new.commune_id,
        new.address,
        head.full_name,
        head.ethnicity,
        len(new.members),
        new.registered_on,
    )


def _person_row(pk: int, member: NewMember, indexes: Numbers) -> tuple[Any, ...]:
    number = member.personal_number
    index = indexes[number] if number else None
    cipher = encrypt(number, index) if number and index else None
    precision = str(member.birth_precision)
    return pk, member.full_name, str(member.sex), member.birth_date, precision, member.ethnicity, cipher, index


def _membership_row(person_id: int, person: tuple[int, NewHousehold, NewMember]) -> tuple[Any, ...]:
    household_id, new, member = person
    return household_id, person_id, str(member.relation), f"[{new.registered_on},)"
