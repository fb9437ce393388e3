"""Kept rows as changes a person reads: what was there before, what after, who, why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from pghistory.models import Context

from vuonlen.kernel.format import NOT_RECORDED

from .tracked import History, histories
from .wording import Names, action_words, field_label, names_of, told_fields

_DONE = {"insert": _("ghi mới"), "update": _("sửa"), "delete": _("xóa")}


@dataclass(frozen=True)
class FieldChange:
    """One field: what it was and what it became."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One change of one row, with who, by which verb, why and by which decision."""

    at: datetime
    kind: str
    done: str
    about: str
    user: str
    action: str
    reason: str
    decision: str
    fields: list[FieldChange]


def changes_told(rows: Iterable[Any], limit: int = 200) -> list[Change]:
    """The newest rows as changes, each compared with the row of the same record before it."""
    newest = sorted(rows, key=lambda row: (row.pgh_created_at, row.pgh_id), reverse=True)[:limit]
    before = _before(newest)
    pairs = [(row, before.get((type(row), row.pgh_id))) for row in newest]
    names = Names(_values(pairs))
    contexts = Context.objects.in_bulk([row.pgh_context_id for row in newest if row.pgh_context_id])
    known = {pk: context.metadata for pk, context in contexts.items()}
    told = {
        kind: names_of(kind, {one[kind] for one in known.values() if one.get(kind)}) for kind in ("user", "decision")
    }
    return [_change(row, old, known.get(row.pgh_context_id, {}), names, told) for row, old in pairs]


def _before(rows: list[Any]) -> dict[tuple[Any, int], Any]:
    """For each row, the row of the same record kept just before it."""
    found: dict[tuple[Any, int], Any] = {}
    for model in {type(row) for row in rows}:
        records = {row.pgh_obj_id for row in rows if isinstance(row, model)}
        last: dict[int, Any] = {}
        for row in model.objects.filter(pgh_obj_id__in=records).order_by("pgh_id"):
            found[model, row.pgh_id] = last.get(row.pgh_obj_id)
            last[row.pgh_obj_id] = row
    return found


def _values(pairs: list[tuple[Any, Any]]) -> Iterable[tuple[str, Any]]:
    for row, old in pairs:
        for field in _fields(row):
            yield field, getattr(row, field)
            yield field, getattr(old, field, None)


def _fields(row: Any) -> list[str]:
    told = told_fields()
    return [field.attname for field in row._meta.fields if field.attname in told]


def _change(row: Any, old: Any, metadata: dict[str, Any], names: Names, told: dict[str, dict[int, str]]) -> Change:
    history = _history_of(row)
    changed = [] if row.pgh_label == "delete" else [field for field in _fields(row) if _differs(field, row, old)]
    return Change(
        at=row.pgh_created_at,
        kind=gettext(history.kind),
        done=gettext(_DONE.get(row.pgh_label, row.pgh_label)),
        about=" ".join(names.say(column, getattr(row, column)) for column in history.about),
        user=_who(metadata, told["user"]),
        action=action_words(str(metadata.get("action", "")), str(metadata.get("path", ""))),
        reason=str(metadata.get("reason", "")),
        decision=told["decision"].get(metadata.get("decision", 0), ""),
        fields=[
            FieldChange(
                field_label(field), names.say(field, getattr(old, field, None)), names.say(field, getattr(row, field))
            )
            for field in changed
        ],
    )


def _who(metadata: dict[str, Any], users: dict[int, str]) -> str:
    if metadata.get("command"):
        return gettext("lệnh {name}").format(name=metadata["command"])
    return users.get(metadata.get("user") or 0, NOT_RECORDED)


def _differs(field: str, row: Any, old: Any) -> bool:
    now, then = getattr(row, field), getattr(old, field, None)
    if isinstance(now, memoryview | bytes):
        return bytes(now) != bytes(then or b"")
    return bool(now != then) and not (old is None and now == "")


def _history_of(row: Any) -> History:
    return next(one for one in histories() if isinstance(row, one.model))
