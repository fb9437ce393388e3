"""Household codes: the commune's code on the day, a hyphen, six digits; given once and never again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from vuonlen.kernel.problems import Problem
from vuonlen.row_security.session import beyond_the_area

from .messages import Message
from .models import Household
from .models.newcomers import NewHousehold

_CODE = re.compile(r"[0-9]{5}-[0-9]{6}")


def code_problems(batch: Sequence[NewHousehold], labels: Sequence[str]) -> Iterator[Problem]:
    """Codes that a caller brought along and that are malformed, twice there, or in use."""
    brought = [(new, label) for new, label in zip(batch, labels, strict=True) if new.code is not None]
    codes = Counter(new.code for new, _ in brought)
    with beyond_the_area():
        stored = set(Household.objects.filter(code__in=codes).values_list("code", flat=True)) if codes else set()
    for new, label in brought:
        says = {"household": label, "value": new.code, "example": "06922-000123"}
        if not _CODE.fullmatch(new.code or ""):
            yield Problem(Message.CODE_MALFORMED, says, ("code",))
        elif codes[new.code] > 1 or new.code in stored:
            yield Problem(Message.CODE_TAKEN, says, ("code",))
