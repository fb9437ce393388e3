"""Nobody decides on a form he recorded, in any of its versions."""

from vuonlen.accounts.models import User
from vuonlen.accounts.separation import refuse_own_record

from .models import FormRevision, ReviewRound


def refuse_own_forms(actor: User, review: ReviewRound, commune_id: int) -> None:
    """Raise OwnRecord when the actor recorded a form of the commune in this round."""
    forms = FormRevision.objects.filter(form__round=review, form__commune=commune_id, recorded_by=actor)
    refuse_own_record(actor, forms.values_list("recorded_by_id", flat=True)[:1])
