"""Every change of a register, kept by triggers of the database whatever route it takes (django-pghistory).

The tracked tables belong to other rooms, so their triggers hang on proxies here: this room can be read, migrated and
taken out without touching them. Triggers fire once a statement, so that a COPY of a district stays a matter of seconds.
A change of a tracked model's fields needs a new migration of this room: `manage.py makemigrations audit`.
"""

import pghistory
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from vuonlen.registry.models import Household, Membership, Person
from vuonlen.reviews.models import ReviewForm, StatusSpell, WorkerRecognition


class TrackedHousehold(Household):
    class Meta:
        proxy = True


class TrackedPerson(Person):
    class Meta:
        proxy = True


class TrackedMembership(Membership):
    class Meta:
        proxy = True


class TrackedForm(ReviewForm):
    class Meta:
        proxy = True


class TrackedSpell(StatusSpell):
    class Meta:
        proxy = True


class TrackedRecognition(WorkerRecognition):
    class Meta:
        proxy = True


def _changes(tracked: type[models.Model], fields: list[str], *asked_by: str) -> type[models.Model]:
    """The history of `tracked`: these fields of it, found by `asked_by` and by day."""
    trackers = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    indexes = [models.Index(fields=[field, "pgh_id"]) for field in asked_by] + [BrinIndex(fields=["pgh_created_at"])]
    return pghistory.create_event_model(tracked, *trackers, fields=["id", *fields], meta={"indexes": indexes})


_HOUSEHOLD = ["code", "village", "commune", "address", "head_name", "head_ethnicity", "member_count"]
_HOUSEHOLD_DAYS = ["registered_on", "resident_since", "dissolved_on"]
_PERSON = ["full_name", "sex", "birth_date", "birth_precision", "ethnicity", "merged_into"]
_NUMBER = ["personal_number_cipher", "personal_number_index"]  # kept as stored: encrypted
_MEMBERSHIP = ["household", "person", "relation", "valid"]
_FORM = ["round", "household", "village", "commune", "law_version", "version", "recorded_by", "recorded_at"]
_SPELL = ["household", "commune", "status", "valid", "decision", "classification"]
_RECOGNITION = ["person", "household", "commune", "valid", "decision", "classification", "ended_by"]
_VOIDED = ["voided_by", "voided_valid"]
_BY_LIST = ["income_points", "deprivation_points", "list_facts"]


class HouseholdChange(_changes(TrackedHousehold, _HOUSEHOLD + _HOUSEHOLD_DAYS, "pgh_obj")):  # type: ignore[misc]
    """One change of a household's row."""


class PersonChange(_changes(TrackedPerson, _PERSON + _NUMBER, "pgh_obj")):  # type: ignore[misc]
    """One change of a person's row."""


class MembershipChange(_changes(TrackedMembership, _MEMBERSHIP, "household", "person")):  # type: ignore[misc]
    """One change of who belongs to which household."""


class FormChange(_changes(TrackedForm, _FORM, "household")):  # type: ignore[misc]
    """One change of a form; what was answered is in `reviews.FormRevision`, which keeps every version."""


class SpellChange(_changes(TrackedSpell, _SPELL + _VOIDED + _BY_LIST, "household")):  # type: ignore[misc]
    """One change of a status spell."""


class RecognitionChange(_changes(TrackedRecognition, _RECOGNITION + _VOIDED, "household", "person")):  # type: ignore[misc]
    """One change of a person's recognition as a worker with low income."""
