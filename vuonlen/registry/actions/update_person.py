from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.names import tidy
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..duplicates.actions.shared.suspect import suspect_person
from ..messages import Message
from ..models import BirthPrecision, Household, HouseholdEvent, Membership, Person, Relation, Sex
from ..models.newcomers import NewMember
from ..validation import member_problems
from .shared.household import label_of, locked_household, note


@dataclass(frozen=True)
class PersonChanges:
    """A person's particulars as they should read; the personal number is not changed here."""

    full_name: str
    sex: Sex
    birth_date: date
    birth_precision: BirthPrecision
    ethnicity: str


@verb("person.update")
def update_person(*, actor: User, scope: Scope, person: Person, changes: PersonChanges, reason: str) -> Person:
    """Correct a member's particulars; the person must belong to a household of the user's communes.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    household = locked_household(scope, _household_of(scope, person))
    label = label_of(household)
    today = timezone.localdate()
    as_member = NewMember(**vars(changes), relation=Relation.OTHER)
    refuse_if(member_problems(as_member, today, label, 0))
    if not reason.strip():
        refuse_if([Problem(Message.REASON_EMPTY, {"household": label}, ("reason",))])
    for field, value in vars(changes).items():
        setattr(person, field, tidy(value) if field == "full_name" else value)
    person.save(update_fields=list(vars(changes)))
    corrected = HouseholdEvent.Kind.PERSON_CORRECTED
    note(actor=actor, household=household, kind=corrected, day=today, reason=reason, person=person)
    suspect_person(person.pk, scope)  # never refuses: a person looks at the queue
    return person


def _household_of(scope: Scope, person: Person) -> Household:
    there = Membership.objects.filter(person=person, valid__contains=scope.on).select_related("household").first()
    if there is None:
        raise OutOfArea
    return there.household
