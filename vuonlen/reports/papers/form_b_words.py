"""Questions and answers of form B in words; the code of an answer never appears."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.kernel.format import number


def asked(described: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The questions a person answers, of the household or of a member, with their codes."""
    return [(code, fact) for code, fact in described["properties"].items() if fact["x-source"] == "form"]


def title(fact: Mapping[str, Any]) -> str:
    """The question with its unit."""
    unit = _units().get(fact.get("x-unit", ""), "")
    return f"{fact['title']} ({unit})" if unit else str(fact["title"])


def _units() -> dict[str, str]:
    """The units of the law's variables, as a form writes them."""
    return {"m2": "m²", "VND/person/month": _("đồng/người/tháng"), "points": _("điểm")}


def answer(fact: Mapping[str, Any], value: Any, *, blank: bool) -> str:
    """The answer in words; on a blank form the choices to tick."""
    labels = fact.get("x-labels")
    if value is None:
        if not blank:
            return "–"
        choices = list(labels.values()) if labels else [_("có"), _("không")] if "boolean" in fact["type"] else []
        return "   ".join(f"[\N{NO-BREAK SPACE} ]\N{NO-BREAK SPACE}{choice}" for choice in choices) or "…………………………"
    if isinstance(value, list):
        return "; ".join(str(fact["x-labels"][one]) for one in value)
    if labels:
        return str(labels[value])
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return number(value) if float(value).is_integer() else number(value, 1)
