"""What each kind of event asks; names of fields are those of the verbs' arguments."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vuonlen.places.queries import villages_under
from vuonlen.registry.models import BirthPrecision, Household, Membership, Person, Relation, Sex
from vuonlen.registry.models.ethnicities import ETHNICITIES
from vuonlen.registry.models.newcomers import NewMember
from vuonlen.registry.queries import members_on

from ..messages import Message
from ..season.forms import PageForm, day, text, today
from .target import EventTarget

_KIN = [(value, label) for value, label in Relation.choices if value != Relation.HEAD]
_PREFIX = "quan-he-"


class EventForm(PageForm):
    """A form about one household; subclasses fill in the choices that depend on it."""

    def __init__(self, data: Any, target: EventTarget) -> None:
        super().__init__(data)
        self.target = target
        self.members = list(members_on(target.household.pk, today()))
        for name in ("person", "new_head"):
            if name in self.fields:
                _offer(self.fields[name], self.members)

    def answers(self) -> dict[str, Any]:
        """What the verb is called with."""
        return dict(self.cleaned_data)


def _person(label: Any, help_text: Any = "", *, required: bool = True) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=Person.objects.none(),
        help_text=help_text,
        required=required,
        empty_label=_("Chọn người") if required else _("Không áp dụng"),
    )


def _offer(field: forms.Field, members: Iterable[Membership]) -> None:
    found = Person.objects.filter(pk__in=[one.person_id for one in members]).order_by("birth_date", "pk")
    field.queryset = found  # type: ignore[attr-defined]
    field.label_from_instance = lambda one: one.full_name  # type: ignore[attr-defined]


def _new_head() -> forms.ModelChoiceField:
    return _person(_("Chủ hộ mới"), _("Chọn khi người rời hộ là chủ hộ."), required=False)


def _relation(label: Any) -> forms.ChoiceField:
    return forms.TypedChoiceField(label=label, choices=[("", _("Chọn quan hệ")), *_KIN], coerce=Relation)


def _reason(*, required: bool = True) -> forms.CharField:
    return text(_("Căn cứ, lý do"), 200, _("Ví dụ: giấy khai sinh, trích lục khai tử, đơn của hộ."), required=required)


class NewPersonForm(EventForm):
    """Somebody who is not in the register yet."""

    full_name = text(_("Họ và tên"), 120)
    sex = forms.TypedChoiceField(label=_("Giới tính"), choices=Sex.choices, coerce=Sex, widget=forms.RadioSelect)
    birth_date = day(_("Ngày sinh"), initial=None)
    ethnicity = forms.ChoiceField(label=_("Dân tộc"), choices=[(name, name) for name in ETHNICITIES])
    relation = _relation(_("Quan hệ với chủ hộ"))
    personal_number = text(_("Số định danh cá nhân"), 12, _("12 chữ số; để trống khi chưa có."), required=False)

    def __init__(self, data: Any, target: EventTarget) -> None:
        super().__init__(data, target)
        self.fields["ethnicity"].initial = target.household.head_ethnicity

    def answers(self) -> dict[str, Any]:
        left = dict(self.cleaned_data)
        told = {name: left.pop(name) for name in NewPersonForm.base_fields}
        number = told.pop("personal_number") or None
        new = NewMember(**told, birth_precision=BirthPrecision.DAY, personal_number=number)
        return {"new": new, **left}


class BirthForm(NewPersonForm):
    """A birth: the day of birth is the day of the event."""

    reason = _reason(required=False)

    def __init__(self, data: Any, target: EventTarget) -> None:
        super().__init__(data, target)
        self.fields["relation"].initial = Relation.CHILD


class JoinForm(NewPersonForm):
    """Somebody joins on a day."""

    joined_on = day(_("Ngày vào hộ"))
    reason = _reason()


class DeathForm(EventForm):
    """A member died."""

    person = _person(_("Người mất"))
    died_on = day(_("Ngày mất"))
    new_head = _new_head()
    reason = _reason(required=False)


class LeaveForm(EventForm):
    """A member leaves the register."""

    person = _person(_("Người rời hộ"))
    left_on = day(_("Ngày rời hộ"))
    new_head = _new_head()
    reason = _reason()


class OtherHouseholdForm(EventForm):
    """A form that names a second household by its code; found within the user's area only."""

    code = text(_("Mã hộ kia"), 24, _("Mã ghi trong hồ sơ của hộ, ví dụ 06922-000123."))

    def clean_code(self) -> Household:
        """The household of that code."""
        found = self.target.household_of_code(self.cleaned_data["code"])
        if found is None or found.pk == self.target.household.pk:
            raise forms.ValidationError(Message.NO_SUCH_HOUSEHOLD.text(code=self.cleaned_data["code"]))
        return found


class MovePersonForm(OtherHouseholdForm):
    """A member goes over to another household of the register."""

    person = _person(_("Người chuyển hộ"))
    relation = _relation(_("Quan hệ với chủ hộ mới"))
    on = day(_("Ngày chuyển"))
    by_marriage = forms.TypedChoiceField(
        label=_("Vì kết hôn"),
        choices=[("khong", _("Không")), ("co", _("Có"))],
        coerce=lambda value: value == "co",
        widget=forms.RadioSelect,
        initial="khong",
    )
    new_head = _new_head()
    reason = _reason()
    field_order = ["person", "code", "relation", "by_marriage", "on", "new_head", "reason"]

    def answers(self) -> dict[str, Any]:
        left = dict(self.cleaned_data)
        return {"to_household": left.pop("code"), **left}


class MoveHouseholdForm(EventForm):
    """The whole household moves to another village of the user's area."""

    village_id = forms.TypedChoiceField(label=_("Thôn chuyển đến"), coerce=int)
    address = text(_("Địa chỉ mới"), 200, required=False)
    on = day(_("Ngày chuyển"))
    reason = _reason()

    def __init__(self, data: Any, target: EventTarget) -> None:
        super().__init__(data, target)
        self.fields["village_id"].choices = _villages(target)  # type: ignore[attr-defined]


class DayAndReasonForm(EventForm):
    """Nothing but the day and why."""

    on = day(_("Ngày"))
    reason = _reason()


class ChangeHeadForm(EventForm):
    """Another member becomes head."""

    new_head = _person(_("Chủ hộ mới"))
    former_head_becomes = _relation(_("Chủ hộ cũ là gì của chủ hộ mới"))
    on = day(_("Ngày đổi"))
    reason = _reason()


class RelationsForm(EventForm):
    """Asks for a relation of several people; left empty, the person is left out."""

    def _ask(self, people: Iterable[Membership], choices: Iterable[tuple[str, Any]], empty: Any) -> None:
        for one in people:
            field = self.fields[f"{_PREFIX}{one.person_id}"] = forms.ChoiceField(
                label=one.person.full_name,
                choices=[("", empty), *choices],
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
            field.says_optional = False  # type: ignore[attr-defined]

    def _take(self) -> tuple[dict[int, Relation], dict[str, Any]]:
        """The relations given, by person; and the other answers."""
        left = dict(self.cleaned_data)
        names = [name for name in left if name.startswith(_PREFIX)]
        given = {int(name.removeprefix(_PREFIX)): left.pop(name) for name in names}
        return {pk: Relation(value) for pk, value in given.items() if value}, left


class SplitForm(RelationsForm):
    """Some members form a household of their own."""

    on = day(_("Ngày tách hộ"))
    address = text(_("Địa chỉ của hộ mới"), 200, required=False)
    reason = _reason()

    def __init__(self, data: Any, target: EventTarget) -> None:
        super().__init__(data, target)
        self._ask(self.members, Relation.choices, _("ở lại hộ cũ"))
        self.order_fields([name for name in self.fields if name.startswith(_PREFIX)])

    def answers(self) -> dict[str, Any]:
        members, left = self._take()
        return {"members": members, **left}


class MergeForm(RelationsForm):
    """Everybody of this household goes over to another."""

    code = text(_("Mã hộ nhận"), 24, _("Mọi thành viên của hộ này sẽ thuộc hộ có mã đó."))
    on = day(_("Ngày nhập hộ"))
    reason = _reason()
    clean_code = OtherHouseholdForm.clean_code

    def __init__(self, data: Any, target: EventTarget) -> None:
        super().__init__(data, target)
        self._ask(self.members, _KIN, _("chọn quan hệ với chủ hộ nhận"))

    def answers(self) -> dict[str, Any]:
        relations, left = self._take()
        return {"kept": left.pop("code"), "gone": self.target.household, "relations": relations, **left}


def _villages(target: EventTarget) -> list[tuple[str, Any]]:
    """The villages of the household's commune first, then those of the other communes of the user."""
    own = target.household.commune_id
    others = sorted(target.communes - {own}, key=lambda pk: pk)
    choices: list[tuple[str, Any]] = []
    for commune_id in (own, *others):
        found = [(str(one.place_id), one.full_name) for one in villages_under(commune_id, today())]
        choices.append((target.name_of(commune_id), found))
    return choices
