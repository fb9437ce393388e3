"""Nobody decides on a form he recorded, in any of its versions (a trigger holds the same rule: `guards.sql`)."""

from django.db.models import Exists, OuterRef

from vuonlen.accounts.models import User
from vuonlen.kernel.separation import refuse_own_record

from .models import Decision, FormRevision, ReviewRound


def refuse_own_forms(actor: User, review: ReviewRound, commune_id: int) -> None:
    """Raise OwnRecord when the actor recorded a form of the commune in this round.

    A version that a correcting decision wrote is itself a decision: who corrected one household may correct another.
    """
    written = Decision.objects.filter(corrected_form=OuterRef("form"), corrected_form_version=OuterRef("version"))
    forms = FormRevision.objects.filter(form__round=review, form__commune=commune_id, recorded_by=actor)
    forms = forms.filter(~Exists(written))
    refuse_own_record(actor, forms.values_list("recorded_by_id", flat=True)[:1])
