from collections.abc import Collection

from ..models import User


def names_of_users(ids: Collection[int]) -> dict[int, str]:
    """What users are called, by id."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}
