"""A person not yet registered joins a household: what add_member, record_birth and marry_in have in common."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from vuonlen.accounts.models import User
from vuonlen.kernel.names import tidy
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope

from ...duplicates.actions.shared.suspect import suspect_person
from ...messages import Message
from ...models import Household, HouseholdEvent, Membership, Person, Relation
from ...models.newcomers import NewMember
from ...models.personal_numbers import blind_index, encrypt
from ...queries.cross_checks import taken_indexes
from ...validation import member_problems
from .household import label_of, locked_household, note, refuse_day


def admit(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    new: NewMember,
    day: date,
    reason: str,
    kind: HouseholdEvent.Kind,
) -> Person:
    """Check and store the person, the membership from `day` on, and the event."""
    household = locked_household(scope, household)
    refuse_day(household, day, reason)
    label = label_of(household)
    refuse_if(chain(member_problems(new, day, label, 0), _head_problems(new, label)))
    index = blind_index(new.personal_number) if new.personal_number else None
    if index and taken_indexes([index]):
        says = {"household": label, "member": new.full_name}
        refuse_if([Problem(Message.NUMBER_TAKEN, says, ("members", 0, "personal_number"))])
    person = _store(new, index)
    Membership.objects.create(household=household, person=person, relation=new.relation, valid=(day, None))
    note(actor=actor, household=household, kind=kind, day=day, reason=reason, person=person)
    suspect_person(person.pk, scope)  # never refuses: a person looks at the queue
    return person


def _head_problems(new: NewMember, label: str) -> Iterator[Problem]:
    if new.relation == Relation.HEAD:
        yield Problem(Message.HEAD_ALREADY_THERE, {"household": label, "member": new.full_name})


def _store(new: NewMember, index: bytes | None) -> Person:
    cipher = encrypt(new.personal_number, index) if new.personal_number and index else None
    return Person.objects.create(
        full_name=tidy(new.full_name),
        sex=new.sex,
        birth_date=new.birth_date,
        birth_precision=new.birth_precision,
        ethnicity=new.ethnicity,
        personal_number_cipher=cipher,
        personal_number_index=index,
    )
