"""What the house must know of this room."""

from django.utils.translation import gettext_noop as _

from vuonlen.audit.tracked import History
from vuonlen.kernel.rooms import FieldWords, Room
from vuonlen.row_security.policies import Policy, in_commune, through

from .models import BirthPrecision, HouseholdChange, MembershipChange, PersonChange, Relation, Sex
from .queries import names_of_persons


def with_household(table: str) -> str:
    """A row is seen with the household that it belongs to."""
    return through("registry_household", f"{table}.household_id")


def with_commune_or_household(table: str) -> str:
    """Where it happened, or where the household is now: history follows a household that moves."""
    return f"{in_commune()} OR {with_household(table)}"


def with_person(table: str) -> str:
    """What is said of a person goes where the person goes."""
    person = through("registry_membership", f"{table}.person_id", "person_id")
    return f"{with_commune_or_household(table)} OR {person}"


_PERSON = through("registry_membership", "registry_person.id", "person_id")
_HOUSEHOLD_CHANGE = f"{in_commune()} OR {through('registry_household', 'registry_householdchange.id')}"
_PERSON_CHANGE = through("registry_person", "registry_personchange.id")

POLICIES = (
    Policy("registry_household", in_commune()),
    Policy("registry_membership", with_household("registry_membership")),
    Policy("registry_person", f"{_PERSON} OR vl_person_is_unplaced(id)"),
    Policy("registry_householdevent", with_household("registry_householdevent")),
    Policy("registry_pastresidence", with_commune_or_household("registry_pastresidence")),
    # A pair is told to both areas; the persons themselves stay behind their own policy.
    Policy(
        "registry_duplicatepair",
        f"{in_commune('first_commune_id')} OR {in_commune('second_commune_id')}",
        writes="true",
    ),
    Policy("registry_duplicatestep", through("registry_duplicatepair", "registry_duplicatestep.pair_id")),
    Policy("registry_personmerge", through("registry_duplicatepair", "registry_personmerge.pair_id")),
    # What triggers write of a change is not for the session to refuse.
    Policy("registry_householdchange", _HOUSEHOLD_CHANGE, writes="true"),
    Policy("registry_personchange", _PERSON_CHANGE, writes="true"),
    Policy("registry_membershipchange", with_household("registry_membershipchange"), writes="true"),
)

HISTORY = (
    History(HouseholdChange, _("hộ"), about=("code", "head_name"), household="pgh_obj_id", commune="commune_id"),
    History(PersonChange, _("người"), about=("full_name",), person="pgh_obj_id"),
    History(
        MembershipChange,
        _("thành viên của hộ"),
        about=("person_id",),
        household="household_id",
    ),
)

FIELDS = {
    "code": FieldWords(_("mã hộ")),
    "address": FieldWords(_("địa chỉ")),
    "head_name": FieldWords(_("chủ hộ")),
    "head_ethnicity": FieldWords(_("dân tộc của chủ hộ")),
    "member_count": FieldWords(_("số người")),
    "registered_on": FieldWords(_("ngày đăng ký")),
    "resident_since": FieldWords(_("ở thôn này từ")),
    "dissolved_on": FieldWords(_("ngày thôi tồn tại")),
    "full_name": FieldWords(_("họ và tên")),
    "sex": FieldWords(_("giới tính"), choices=dict(Sex.choices)),
    "birth_date": FieldWords(_("ngày sinh")),
    "birth_precision": FieldWords(_("ngày sinh biết đến"), choices=dict(BirthPrecision.choices)),
    "ethnicity": FieldWords(_("dân tộc")),
    "personal_number_index": FieldWords(_("số định danh"), is_hidden=True),
    "merged_into_id": FieldWords(_("gộp vào người"), refers_to="person"),
    "person_id": FieldWords(_("người"), refers_to="person"),
    "relation": FieldWords(_("quan hệ với chủ hộ"), choices=dict(Relation.choices)),
    "valid": FieldWords(_("thời gian")),
}

WORDS = {
    "household.view": _("xem hồ sơ hộ"),
    "household.event.view": _("mở trang ghi biến động của hộ"),
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
    "household.follow": _("chuyển hộ theo địa bàn mới"),
    "household.register": _("đăng ký hộ"),
    "household.split": _("tách hộ"),
    "person.merge": _("gộp hai hồ sơ của một người"),
    "person.undo_merge": _("bỏ gộp hồ sơ"),
    "person.update": _("sửa thông tin người"),
    "duplicate.close_mended": _("đóng cặp nghi trùng đã sửa dữ liệu"),
    "duplicate.raise": _("đưa cặp nghi trùng vào danh sách"),
    "duplicate.settle_different": _("kết luận hai người khác nhau"),
    "duplicate.list": _("xem danh sách nghi trùng"),
    "duplicate.view": _("xem hồ sơ nghi trùng"),
    "village.confirm": _("xác nhận xã mới của thôn"),
    "village.return": _("hoàn tác xác nhận xã mới"),
}

ROOM = Room(
    name="registry",
    policies=POLICIES,
    unguarded={"registry_householdcodecounter": "the last number given in a commune"},
    sealed={
        "registry_householdchange": "pgh_created_at",
        "registry_householdevent": "recorded_at",
        "registry_membershipchange": "pgh_created_at",
        "registry_personchange": "pgh_created_at",
    },
    history=HISTORY,
    words=WORDS,
    fields=FIELDS,
    names={"person": names_of_persons},
)
