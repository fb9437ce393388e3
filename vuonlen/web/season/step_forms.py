"""What each step of a commune asks for; names of fields are those of the verb's arguments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vuonlen.registry.models import Household
from vuonlen.reviews.models import MEASURED
from vuonlen.reviews.models.decision import NUMBER_LIMIT, SIGNER_LIMIT
from vuonlen.reviews.queries.standing_candidates import active_candidates

from .commune_page import CommunePage
from .forms import PageForm, day, text

_YES, _NO, _NO_TO_ALL = "co", "khong", "khong-ca-danh-sach"


class StepForm(PageForm):
    """The form of one step of a commune."""

    @classmethod
    def needs(cls, page: CommunePage) -> dict[str, Any]:
        """What the form must know of the commune, as arguments."""
        return {}


class FinishSurveyForm(StepForm):
    """The day on which the survey was finished."""

    on = day(_("Ngày khảo sát xong"))


class PostingForm(StepForm):
    """A list is hung out."""

    starts_on = day(_("Ngày bắt đầu niêm yết"))
    places = text(
        _("Nơi niêm yết"),
        300,
        initial=_("Nhà văn hóa các thôn; trụ sở Ủy ban nhân dân xã"),
        help_text=_("Cách nhau bằng dấu chấm phẩy."),
    )


class UpperReportForm(StepForm):
    """The commune's report."""

    number = text(_("Số báo cáo"), NUMBER_LIMIT, _("Ví dụ: 58/BC-UBND."))
    sent_on = day(_("Ngày gửi"))


class OpinionForm(StepForm):
    """What the chair of the level above says."""

    agrees = forms.ChoiceField(
        label=_("Ý kiến"),
        choices=[
            (_YES, _("Đồng ý")),
            (_NO, _("Không đồng ý, rà soát lại các hộ chọn ở dưới")),
            (_NO_TO_ALL, _("Không đồng ý, rà soát lại cả danh sách")),
        ],
        widget=forms.RadioSelect,
    )
    given_on = day(_("Ngày cho ý kiến"))
    by = text(_("Người cho ý kiến"), SIGNER_LIMIT, _("Họ và tên của Chủ tịch."))
    text = text(_("Nội dung"), 2_000, _("Bắt buộc khi không đồng ý."), long=True, required=False)
    review_again = forms.ModelMultipleChoiceField(
        label=_("Hộ phải rà soát lại"),
        queryset=Household.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ chọn khi không đồng ý với một số hộ."),
    )

    @classmethod
    def needs(cls, page: CommunePage) -> dict[str, Any]:
        """The households to choose from."""
        ids = active_candidates(page.review, [page.commune_id]).values("household")
        return {"households": Household.objects.filter(pk__in=ids).order_by("name_key", "pk")}

    def __init__(self, *args: Any, households: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_again"].queryset = households  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The choice as the verb's two arguments."""
        said = self.cleaned_data.get("agrees")
        return {**self.cleaned_data, "agrees": said == _YES, "whole_list": said == _NO_TO_ALL}


class DecisionForm(StepForm):
    """The chair's decision on paper."""

    number = text(_("Số quyết định công nhận"), NUMBER_LIMIT, _("Ví dụ: 125/QĐ-UBND."))
    exit_number = text(
        _("Số quyết định thoát nghèo, thoát cận nghèo"),
        NUMBER_LIMIT,
        _("Để trống khi ghi chung một quyết định."),
        required=False,
    )
    signed_on = day(_("Ngày ký"))
    signer = text(_("Người ký"), SIGNER_LIMIT, _("Họ và tên Chủ tịch Ủy ban nhân dân xã."))

    @classmethod
    def needs(cls, page: CommunePage) -> dict[str, Any]:
        """Whether the kind of round can end poverty, so that exits may have a paper of their own."""
        return {"ends_poverty": page.review.kind not in MEASURED}

    def __init__(self, *args: Any, ends_poverty: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ends_poverty:
            del self.fields["exit_number"]


class CertificatesForm(StepForm):
    """The day the certificates are issued."""

    issued_on = day(_("Ngày cấp"))


class FreezeForm(StepForm):
    """Nothing is asked: the button is the answer."""
