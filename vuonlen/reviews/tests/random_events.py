"""What may happen to the households of a random year, each by its verb."""

from datetime import date, timedelta

from django.db import transaction

from vuonlen.places.testing import make_village
from vuonlen.registry.actions import (
    Refused,
    dissolve_household,
    marry_in,
    marry_out,
    merge_households,
    move_household,
    move_household_away,
    move_person,
    record_birth,
    record_death,
    split_household,
)
from vuonlen.registry.models import BirthPrecision, Household, Membership, Relation
from vuonlen.registry.testing import new_member, scope_for

KINDS = ["birth", "death", "marry_in", "marry_out", "move_person", "move", "away", "split", "merge", "dissolve"]


class Happenings:
    """A district, and what happens there, a day for each event."""

    def __init__(self, land):
        self.land, self.officer = land, land.district_officer
        self.far = make_village(land.neighbour, "Nà Pá")
        self.day = date(2023, 1, 10)

    @property
    def households(self):
        return list(Household.objects.order_by("pk"))

    def happen(self, kind, first, second):
        """One event; what the verb refuses (a household that is gone, a head without heir) does not happen."""
        self.day += timedelta(days=3)
        given = {"actor": self.officer, "scope": scope_for(self.officer, self.day)}
        household = self.households[first % len(self.households)]
        other = self.households[second % len(self.households)]
        try:
            with transaction.atomic():
                getattr(self, f"_{kind}")(given, household, other)
        except Refused:
            return

    def _member(self, household, head=False):
        running = Membership.objects.filter(household=household, valid__endswith__isnull=True).select_related("person")
        found = running.filter(relation=Relation.HEAD) if head else running.exclude(relation=Relation.HEAD)
        one = found.order_by("pk").first() or running.first()
        if one is None:
            raise Refused([])
        return one.person

    def _birth(self, given, household, _):
        new = new_member("Bé", relation=Relation.CHILD, birth_date=self.day, birth_precision=BirthPrecision.DAY)
        record_birth(**given, household=household, new=new)

    def _death(self, given, household, _):
        heir = self._member(household)
        record_death(
            **given, household=household, person=self._member(household, head=True), died_on=self.day, new_head=heir
        )

    def _marry_in(self, given, household, _):
        new = new_member("Cô dâu", relation=Relation.CHILD, birth_date=date(1995, 1, 1))
        marry_in(**given, household=household, new=new, joined_on=self.day, reason="cưới")

    def _marry_out(self, given, household, _):
        marry_out(**given, household=household, person=self._member(household), left_on=self.day, reason="cưới")

    def _move_person(self, given, household, other):
        given = {**given, "household": household, "to_household": other, "person": self._member(household)}
        move_person(**given, relation=Relation.OTHER, on=self.day, reason="về ở cùng")

    def _move(self, given, household, _):
        here = household.commune_id == self.land.commune.pk
        village = self.far if here else self.land.village
        move_household(**given, household=household, village_id=village.pk, on=self.day, reason="làm nhà mới")

    def _away(self, given, household, _):
        move_household_away(**given, household=household, on=self.day, reason="vào miền Nam")

    def _split(self, given, household, _):
        members = {self._member(household).pk: Relation.HEAD}
        split_household(**given, household=household, members=members, on=self.day, reason="ra ở riêng")

    def _merge(self, given, household, other):
        joining = Membership.objects.filter(household=other, valid__endswith__isnull=True)
        relations = dict.fromkeys(joining.values_list("person_id", flat=True), Relation.OTHER)
        merge_households(**given, kept=household, gone=other, relations=relations, on=self.day, reason="về chung")

    def _dissolve(self, given, household, _):
        dissolve_household(**given, household=household, on=self.day, reason="không còn ai")
