"""Forms of the season's pages: Vietnamese dates, coded sentences, and a verb's problems beside their fields."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vuonlen.kernel.format import DAY_FORMAT
from vuonlen.kernel.problems import Refused
from vuonlen.kernel.separation import OwnRecord

from ..messages import Message

Result = TypeVar("Result")
DAY_FORMATS = [DAY_FORMAT, "%d-%m-%Y", "%d/%m/%y"]


class PageForm(forms.Form):
    """A form of one step; names of fields are those of the verb's arguments."""

    use_required_attribute = False  # the server answers in Vietnamese, with a code

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.says_optional = not field.required  # type: ignore[attr-defined]
            _speak(field)
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("class", kind)

    def attempt(self, act: Callable[..., Result]) -> Result | None:
        """Run a verb with what was typed; None when it was refused, the reasons are then in the form."""
        if not self.is_valid():
            return None
        try:
            return act(**self.cleaned_data)
        except OwnRecord as own:
            self.add_error(None, str(own))
        except Refused as refused:
            for problem in refused.problems:
                field = str(problem.where[0]) if problem.where else ""
                self.add_error(field if field in self.fields else None, problem.text)
        return None


def day(label: Any, help_text: Any = "", **kwargs: Any) -> forms.DateField:
    """A day as 05/11/2022; today unless said otherwise."""
    widget = forms.DateInput(format=DAY_FORMAT, attrs={"inputmode": "numeric", "placeholder": _("ngày/tháng/năm")})
    kwargs.setdefault("initial", today)
    return forms.DateField(label=label, help_text=help_text, input_formats=DAY_FORMATS, widget=widget, **kwargs)


def text(label: Any, limit: int, help_text: Any = "", *, long: bool = False, **kwargs: Any) -> forms.CharField:
    """A line, or several when `long`."""
    widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=limit, help_text=help_text, widget=widget, **kwargs)


def count(label: Any, help_text: Any = "", *, least: int = 1, **kwargs: Any) -> forms.IntegerField:
    """A whole number of people or papers."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=least, max_value=30_000, widget=widget, **kwargs
    )


def today() -> date:
    """The day on which the form is filled in."""
    return timezone.localdate()


def moment(on: date, clock: time) -> datetime:
    """A day and a time of the clock here."""
    return datetime.combine(on, clock, timezone.get_current_timezone())


def _speak(field: forms.Field) -> None:
    """Give the field's own complaints a code."""
    label = str(field.label)
    field.error_messages["required"] = Message.FIELD_EMPTY.text(field=label)
    if isinstance(field, forms.DateField):
        field.error_messages["invalid"] = Message.NOT_A_DAY.text(field=label)
    if isinstance(field, forms.TimeField):
        field.error_messages["invalid"] = Message.NOT_A_TIME.text(field=label)
    if isinstance(field, forms.IntegerField):
        wrong = Message.NOT_A_COUNT.text(field=label, least=field.min_value)
        field.error_messages["invalid"] = wrong
        for validator in field.validators:
            validator.message = wrong  # type: ignore[attr-defined]
    if isinstance(field, forms.CharField):
        for validator in field.validators:
            validator.message = Message.TEXT_REFUSED.text(field=label, limit=field.max_length)  # type: ignore[attr-defined]
    if isinstance(field, forms.ChoiceField):
        field.error_messages["invalid_choice"] = Message.NOT_A_CHOICE.text(field=label)
        field.error_messages["invalid_list"] = Message.NOT_A_CHOICE.text(field=label)
