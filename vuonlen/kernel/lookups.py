"""`field__any_of=ids`: one array for thousands of ids, where `__in` takes a parameter for each.

A country has more than three thousand communes of today and ten thousand of yesterday; with a parameter for each, a
page of a national user spends seconds writing its questions.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.db.models import BigAutoField, ForeignKey, Lookup


@BigAutoField.register_lookup
@ForeignKey.register_lookup
class AnyOf(Lookup):
    """`column = ANY(array)` for keys given as integers; nothing is found for an empty collection.

    A single key is compared with itself: its index has the order of names, which an array, even of one, loses.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: Collection[int]) -> None:
        super().__init__(lhs, frozenset(rhs))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """The comparison, with the ids as one parameter."""
        column, given = self.process_lhs(compiler, connection)
        if len(self.rhs) == 1:
            return f"{column} = %s", [*given, *self.rhs]
        return f"{column} = ANY(%s::bigint[])", [*given, as_array(self.rhs)]


@lru_cache(maxsize=256)
def as_array(ids: frozenset[int]) -> str:
    """An array as PostgreSQL reads it: a whole country is thousands of numbers, written out once."""
    return "{" + ",".join(map(str, ids)) + "}"
