"""How a kept change reads: field names and values as officers say them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.places.models import PlaceVersion
from vuonlen.registry.models import BirthPrecision, Relation, Sex
from vuonlen.registry.queries import names_of_persons
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
    "income_points": _("điểm B1 theo danh sách chính thức"),
    "deprivation_points": _("điểm B2 theo danh sách chính thức"),
    "list_facts": _("thông tin khác theo danh sách chính thức"),
    "ended_by_id": _("kết thúc theo quyết định"),
    "voided_by_id": _("bị thay bởi quyết định"),
    "voided_valid": _("thời gian trước khi bị thay"),
}
#: Verbs of the trail and of the access log; `action_words` shows an unknown one by its code.
ACTIONS: dict[str, str] = {
    "household.view": _("xem hồ sơ hộ"),
    "household.event.view": _("mở trang ghi biến động của hộ"),
    "household.form.view": _("xem phiếu của hộ"),
    "household.export": _("xuất danh sách hộ"),
    "person.reveal_number": _("xem số định danh"),
    "household.add_member": _("thêm thành viên"),
    "household.birth": _("ghi trẻ mới sinh"),
    "household.death": _("ghi người mất"),
    "household.change_head": _("đổi chủ hộ"),
    "household.dissolve": _("ghi hộ thôi tồn tại"),
    "household.end_membership": _("ghi thành viên rời hộ"),
    "household.marriage_in": _("ghi kết hôn về hộ"),
    "household.marriage_out": _("ghi kết hôn rời hộ"),
    "household.member_moved_in": _("ghi người chuyển đến"),
    "household.member_moved_out": _("ghi người chuyển đi"),
    "household.merge": _("gộp hộ"),
    "household.move": _("chuyển hộ trong hệ thống"),
    "household.move_away": _("ghi hộ chuyển đi nơi khác"),
    "household.move_person": _("chuyển người sang hộ khác"),
    "household.paper": _("in giấy tờ của hộ"),
    "household.register": _("đăng ký hộ"),
    "household.split": _("tách hộ"),
    "person.merge": _("gộp hai hồ sơ của một người"),
    "person.undo_merge": _("bỏ gộp hồ sơ"),
    "person.update": _("sửa thông tin người"),
    "duplicate.list": _("xem danh sách nghi trùng"),
    "duplicate.view": _("xem hồ sơ nghi trùng"),
    "forms.template": _("tải mẫu phiếu B ghi sẵn hộ"),
    "form.record": _("ghi phiếu rà soát"),
    "form.record_many": _("ghi nhiều phiếu rà soát"),
    "import.check": _("kiểm tra tệp nhập"),
    "import.commit": _("nhập tệp Excel"),
    "lists.export": _("xuất danh sách sau rà soát"),
    "role.follow": _("chuyển vai trò theo địa bàn mới"),
    "role.settle": _("kết luận về vai trò chờ xác nhận"),
    "village.confirm": _("xác nhận xã mới của thôn"),
    "village.return": _("hoàn tác xác nhận xã mới"),
    "tables.export": _("xuất biểu tổng hợp"),
    "round.open": _("mở đợt rà soát"),
    "round.add_requester": _("thêm hộ đề nghị rà soát"),
    "round.add_requesters": _("thêm hộ đề nghị rà soát"),
    "round.assign_village": _("giao thôn cho rà soát viên"),
    "round.classify": _("phân loại các phiếu"),
    "round.decide": _("quyết định kết quả rà soát"),
    "round.keep_refused_request": _("giữ đề nghị không qua phiếu A"),
    "round.paper": _("in giấy tờ của đợt rà soát"),
    "official_list.record": _("ghi danh sách chính thức"),
    "season.correct_status": _("sửa diện bằng quyết định mới"),
    "season.decide": _("quyết định kết quả của xã"),
    "season.finish_survey": _("kết thúc rà soát ở thôn"),
    "season.freeze": _("chốt đợt rà soát"),
    "season.give_opinion": _("cho ý kiến"),
    "season.hold_meeting": _("ghi biên bản họp thôn"),
    "season.hold_meetings": _("ghi biên bản họp thôn"),
    "season.issue_certificates": _("cấp giấy chứng nhận"),
    "season.raise_objection": _("tiếp nhận kiến nghị"),
    "season.resolve_objection": _("giải quyết kiến nghị"),
    "season.report_upward": _("báo cáo lên cấp trên"),
    "season.start_posting": _("niêm yết danh sách"),
    "season.write_refusal": _("trả lời đề nghị không được công nhận"),
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
    "ended_by_id": "decision",
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
            "person": names_of_persons(ids["person"]),
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
        return date_digits(value)
    if isinstance(value, DateRange):
        return _range(value)
    return str(value)


def _range(value: DateRange) -> str:
    if value.isempty:
        return gettext("không còn ngày nào")
    start = date_digits(value.lower) if value.lower else EMPTY
    if value.upper is None:
        return gettext("từ {start}").format(start=start)
    return gettext("từ {start} đến trước {end}").format(start=start, end=date_digits(value.upper))
