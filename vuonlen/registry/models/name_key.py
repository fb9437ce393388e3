"""A name as people type it in a hurry: without marks, in small letters."""

from django.db.models import CharField, F, Func
from django.db.models.expressions import Combinable


class NameKey(Func):
    """SQL `vl_name_key(text)`: normal form, no diacritics, đ → d, lower case, single spaces.

    The same function fills the stored column and folds what a person searches for.
    """

    function = "vl_name_key"
    output_field = CharField()

    def __init__(self, name: str | Combinable) -> None:
        super().__init__(F(name) if isinstance(name, str) else name)
