from collections.abc import Collection

from ..models import Decision


def names_of_decisions(ids: Collection[int]) -> dict[int, str]:
    """What decisions are called, by id: "Quyết định số 125/QĐ-UBND ngày 20/12/2021"."""
    return {decision.pk: str(decision) for decision in Decision.objects.filter(pk__in=ids)}
