"""Small households for the tests of other rooms; codes, names and days are defaults that a test may override."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from vuonlen.accounts.models import Role, RoleAssignment, User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import Place

from .actions import register_household
from .models import BirthPrecision, Household, Relation, Sex
from .models.newcomers import NewHousehold, NewMember

REGISTERED_ON = date(2021, 1, 1)


def make_user(username: str, place: Place, role: Role = Role.DISTRICT_OFFICER) -> User:
    """A user who holds one role for one place, today and from long ago."""
    user = User.objects.create_user(username=username, full_name=f"Người dùng {username}")
    RoleAssignment.objects.create(user=user, place=place, role=role, valid=(REGISTERED_ON, None))
    return user


def scope_for(user: User, on: date | None = None) -> Scope:
    """The scope of the user on a day, today by default."""
    return scope_of(user, on or timezone.localdate())


def new_member(
    full_name: str = "Lý Văn Ba",
    *,
    relation: Relation = Relation.HEAD,
    birth_date: date = date(1980, 5, 20),
    sex: Sex = Sex.MALE,
    ethnicity: str = "Dao",
    birth_precision: BirthPrecision = BirthPrecision.DAY,
    personal_number: str | None = None,
) -> NewMember:
    """A member with every particular filled in."""
    return NewMember(full_name, sex, birth_date, birth_precision, ethnicity, relation, personal_number)


def new_household(
    commune: Place,
    village: Place,
    *members: NewMember,
    registered_on: date = REGISTERED_ON,
    address: str = "",
    code: str | None = None,
) -> NewHousehold:
    """A household, of one head unless members are given."""
    return NewHousehold(village.pk, commune.pk, registered_on, address, list(members) or [new_member()], code)


def make_household(
    actor: User, commune: Place, village: Place, *members: NewMember, registered_on: date = REGISTERED_ON
) -> Household:
    """Register one household through the front door."""
    new = new_household(commune, village, *members, registered_on=registered_on)
    return register_household(actor=actor, scope=scope_for(actor), new=new)


def make_family(actor: User, commune: Place, village: Place, names: Sequence[str]) -> Household:
    """Register a household whose first name is the head and whose others are children."""
    head, *children = names
    members = [new_member(head)]
    members += [new_member(name, relation=Relation.CHILD, birth_date=date(2010, 3, 2)) for name in children]
    return make_household(actor, commune, village, *members)
