"""How a kept change reads: field names and values as officers say them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from vuonlen.accounts.models import User
from vuonlen.places.models import PlaceVersion
from vuonlen.registry.models import BirthPrecision, Person, Relation, Sex
from vuonlen.reviews.models import Decision, Status

EMPTY = "–"
FIELDS: dict[str, str] = {
    "code": _("mã hộ"),
    "village_id": _("thôn"),
    "commune_id": _("xã"),
    "address": _("địa chỉ"),
    "head_name": _("chủ hộ"),
    "head_ethnicity": _("dân tộc của chủ hộ"),
    "member_count": _("số người"),
    "registered_on": _("ngày đăng ký"),
    "resident_since": _("ở thôn này từ"),
    "dissolved_on": _("ngày thôi tồn tại"),
    "full_name": _("họ và tên"),
    "sex": _("giới tính"),
    "birth_date": _("ngày sinh"),
    "birth_precision": _("ngày sinh biết đến"),
    "ethnicity": _("dân tộc"),
    "personal_number_index": _("số định danh"),
    "merged_into_id": _("gộp vào người"),
    "person_id": _("người"),
    "relation": _("quan hệ với chủ hộ"),
    "valid": _("thời gian"),
    "version": _("lần ghi phiếu"),
    "recorded_by_id": _("người ghi phiếu"),
    "law_version": _("phiên bản luật"),
    "status": _("diện"),
    "decision_id": _("quyết định"),
    "voided_by_id": _("bị thay bởi quyết định"),
    "voided_valid": _("thời gian trước khi bị thay"),
}
#: Verbs of the trail and of the access log; `action_words` shows an unknown one by its code.
ACTIONS: dict[str, str] = {
    "household.view": _("xem hồ sơ hộ"),
    "household.form.view": _("xem phiếu của hộ"),
    "household.export": _("xuất danh sách hộ"),
    "person.reveal_number": _("xem số định danh"),
    "audit.read": _("xem nhật ký"),
    "web": _("thao tác trên trang"),
    "work": _("việc chạy nền"),
}
_CHOICES: dict[str, dict[str, str]] = {
    "sex": dict(Sex.choices),
    "birth_precision": dict(BirthPrecision.choices),
    "relation": dict(Relation.choices),
    "status": dict(Status.choices),
}
_REFERENCES = {
    "village_id": "place",
    "commune_id": "place",
    "person_id": "person",
    "merged_into_id": "person",
    "recorded_by_id": "user",
    "decision_id": "decision",
    "voided_by_id": "decision",
}


def field_label(field: str) -> str:
    """What the field is called."""
    return gettext(FIELDS[field])


def action_words(action: str, path: str = "") -> str:
    """What the verb is called: by its own name, else by its kind ("web.household" is an action on a page)."""
    words = ACTIONS.get(action) or ACTIONS.get(action.partition(".")[0])
    return f"{gettext(words) if words else action} {path}".strip()


class Names:
    """What the ids in some changes stand for, read in one query a kind."""

    def __init__(self, values: Iterable[tuple[str, Any]]) -> None:
        ids: dict[str, set[int]] = {"place": set(), "person": set(), "user": set(), "decision": set()}
        for field, value in values:
            if field in _REFERENCES and value is not None:
                ids[_REFERENCES[field]].add(value)
        self._names: dict[str, dict[int, str]] = {
            "place": _places(ids["place"]),
            "person": {one.pk: one.full_name for one in Person.objects.filter(pk__in=ids["person"])},
            "user": {one.pk: str(one) for one in User.objects.filter(pk__in=ids["user"])},
            "decision": {one.pk: str(one) for one in Decision.objects.filter(pk__in=ids["decision"])},
        }

    def say(self, field: str, value: Any) -> str:
        """A value as a person reads it; a personal number is never shown."""
        if value is None or value == "":
            return EMPTY
        if field == "personal_number_index":
            return gettext("có (không hiện)")
        if field in _REFERENCES:
            return self._names[_REFERENCES[field]].get(value, EMPTY)
        if field in _CHOICES:
            return _CHOICES[field].get(value, str(value))
        return _plain(value)


def _places(ids: set[int]) -> dict[int, str]:
    versions = PlaceVersion.objects.filter(place_id__in=ids).order_by("valid")
    return {version.place_id: version.full_name for version in versions}


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, DateRange):
        return _range(value)
    return str(value)


def _range(value: DateRange) -> str:
    if value.isempty:
        return gettext("không còn ngày nào")
    start = f"{value.lower:%d/%m/%Y}" if value.lower else EMPTY
    if value.upper is None:
        return gettext("từ {start}").format(start=start)
    return gettext("từ {start} đến trước {end}").format(start=start, end=f"{value.upper:%d/%m/%Y}")
