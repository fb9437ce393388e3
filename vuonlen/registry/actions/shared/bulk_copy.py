"""Households into the tables of the registry, many at a time."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.kernel.bulk import copy_rows, take_ids

from ...models import HouseholdEvent
from ...models.newcomers import NewHousehold, NewMember
from ...models.personal_numbers import encrypt
from ...queries.cross_checks import Numbers

_HOUSEHOLD = "id, code, village_id, commune_id, address, head_name, head_ethnicity, member_count, registered_on"
_PERSON = "id, full_name, sex, birth_date, birth_precision, ethnicity, personal_number_cipher, personal_number_index"
_MEMBERSHIP = "household_id, person_id, relation, valid"
_EVENT = "household_id, kind, happened_on, reason, recorded_by_id, recorded_at"


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
