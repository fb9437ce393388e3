"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.audit.tracked import History
from vuonlen.kernel.rooms import FieldWords, Room
from vuonlen.registry.room import with_commune_or_household, with_household, with_person
from vuonlen.row_security.policies import Policy, in_commune, through

from .models import FormChange, RecognitionChange, SpellChange, Status
from .queries import names_of_decisions

_STAGE = "says how far a commune or village is; names no household"
#: What a household's status rests on goes where the household goes.
_DECISION = " OR ".join(
    through(table, "reviews_decision.id", key)
    for table in ("reviews_statusspell", "reviews_workerrecognition")
    for key in ("decision_id", "voided_by_id")
)

POLICIES = (
    Policy("reviews_reviewform", with_commune_or_household("reviews_reviewform")),
    Policy("reviews_formrevision", through("reviews_reviewform", "reviews_formrevision.form_id")),
    Policy("reviews_classification", through("reviews_reviewform", "reviews_classification.form_id")),
    Policy("reviews_statusspell", with_commune_or_household("reviews_statusspell")),
    Policy("reviews_workerrecognition", with_person("reviews_workerrecognition")),
    Policy("reviews_candidate", with_commune_or_household("reviews_candidate")),
    Policy("reviews_certificate", f"{in_commune()} OR {through('reviews_statusspell', 'spell_id')}"),
    Policy("reviews_decision", f"{in_commune()} OR {_DECISION}"),
    Policy("reviews_villagemeeting", in_commune()),
    Policy("reviews_posting", in_commune()),
    Policy("reviews_upperreport", in_commune()),
    Policy("reviews_requestrefusal", with_commune_or_household("reviews_requestrefusal")),
    Policy("reviews_opinion", in_commune()),
    Policy("reviews_opinion_review_again", with_household("reviews_opinion_review_again")),
    Policy("reviews_meetingvote", with_household("reviews_meetingvote")),
    Policy("reviews_objection", with_household("reviews_objection")),
    Policy("reviews_snapshot", in_commune()),
    # What triggers write of a change is not for the session to refuse.
    Policy("reviews_formchange", with_commune_or_household("reviews_formchange"), writes="true"),
    Policy("reviews_spellchange", with_commune_or_household("reviews_spellchange"), writes="true"),
    Policy("reviews_recognitionchange", with_person("reviews_recognitionchange"), writes="true"),
)

HISTORY = (
    History(FormChange, _("phiếu rà soát"), household="household_id", commune="commune_id"),
    History(SpellChange, _("diện của hộ"), household="household_id", commune="commune_id"),
    History(
        RecognitionChange,
        _("công nhận người lao động có thu nhập thấp"),
        about=("person_id",),
        household="household_id",
        commune="commune_id",
    ),
)

FIELDS = {
    "recorded_by_id": FieldWords(_("người ghi phiếu"), refers_to="user"),
    "version": FieldWords(_("lần ghi phiếu")),
    "law_version": FieldWords(_("phiên bản luật")),
    "status": FieldWords(_("diện"), choices=dict(Status.choices)),
    "decision_id": FieldWords(_("quyết định"), refers_to="decision"),
    "ended_by_id": FieldWords(_("kết thúc theo quyết định"), refers_to="decision"),
    "voided_by_id": FieldWords(_("bị thay bởi quyết định"), refers_to="decision"),
    "voided_valid": FieldWords(_("thời gian trước khi bị thay")),
    "income_points": FieldWords(_("điểm B1 theo danh sách chính thức")),
    "deprivation_points": FieldWords(_("điểm B2 theo danh sách chính thức")),
    "list_facts": FieldWords(_("thông tin khác theo danh sách chính thức")),
}

WORDS = {
    "household.form.view": _("xem phiếu của hộ"),
    "form.record": _("ghi phiếu rà soát"),
    "form.record_many": _("ghi nhiều phiếu rà soát"),
    "round.open": _("mở đợt rà soát"),
    "round.add_requesters": _("thêm hộ đề nghị rà soát"),
    "round.assign_village": _("giao thôn cho rà soát viên"),
    "round.classify": _("phân loại các phiếu"),
    "round.decide": _("quyết định kết quả rà soát"),
    "round.keep_refused_request": _("giữ đề nghị không qua phiếu A"),
    "official_list.record": _("ghi danh sách chính thức"),
    "season.correct_status": _("sửa diện bằng quyết định mới"),
    "season.decide": _("quyết định kết quả của xã"),
    "season.finish_survey": _("kết thúc rà soát ở thôn"),
    "season.freeze": _("chốt đợt rà soát"),
    "season.give_opinion": _("cho ý kiến"),
    "season.hold_meetings": _("ghi biên bản họp thôn"),
    "season.issue_certificates": _("cấp giấy chứng nhận"),
    "season.raise_objection": _("tiếp nhận kiến nghị"),
    "season.resolve_objection": _("giải quyết kiến nghị"),
    "season.report_upward": _("báo cáo lên cấp trên"),
    "season.start_posting": _("niêm yết danh sách"),
    "season.write_refusal": _("trả lời đề nghị không được công nhận"),
}

ROOM = Room(
    name="reviews",
    policies=POLICIES,
    unguarded={
        "reviews_reviewround": "when a place reviews, and by which standard",
        "reviews_roundtarget": "how many households a place plans for; names none",
        "reviews_communeseason": _STAGE,
        "reviews_steprecord": _STAGE,
        "reviews_assignment": _STAGE,
    },
    sealed={
        "reviews_decision": "recorded_at",
        "reviews_formchange": "pgh_created_at",
        "reviews_formrevision": "recorded_at",
        "reviews_recognitionchange": "pgh_created_at",
        "reviews_snapshot": "taken_at",
        "reviews_spellchange": "pgh_created_at",
        "reviews_steprecord": "recorded_at",
    },
    history=HISTORY,
    words=WORDS,
    fields=FIELDS,
    names={"decision": names_of_decisions},
)
