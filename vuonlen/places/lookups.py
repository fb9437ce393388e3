"""`field__any_of=ids`: one array for thousands of ids, where `__in` takes a parameter for each.

A country has more than three thousand communes of today and ten thousand of yesterday; with a parameter for each, a
page of a national user spends seconds writing its questions.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import BigAutoField, ForeignKey, Lookup


@BigAutoField.register_lookup
@ForeignKey.register_lookup
class AnyOf(Lookup):
    """`column = ANY(array)` for keys given as integers; nothing is found for an empty collection."""

    lookup_name = "any_of"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: Collection[int]) -> None:
        super().__init__(lhs, list(rhs))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """The comparison, with the ids as one parameter."""
        column, given = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [*given, self.rhs]
