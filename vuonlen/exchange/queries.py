"""What a person may know of imports: their own."""

from django.db.models import QuerySet

from vuonlen.accounts.models import User

from .models import ImportBatch


def batches_of(owner: User) -> QuerySet[ImportBatch]:
    """The files of `owner`, newest first, each with its work."""
    return ImportBatch.objects.filter(owner=owner).select_related("work", "round").order_by("-created_at", "-pk")
