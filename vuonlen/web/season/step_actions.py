"""The steps of a commune that one form takes: title, who may, what it asks, the verb, what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from vuonlen.kernel.rights import Permission
from vuonlen.reviews import actions
from vuonlen.reviews.models import Step

from .commune_page import CommunePage
from .step_forms import (
    CertificatesForm,
    DecisionForm,
    FinishSurveyForm,
    FreezeForm,
    OpinionForm,
    PostingForm,
    StepForm,
    UpperReportForm,
)


@dataclass(frozen=True)
class StepAction:
    """One step as a page: `steps` are those at which its form is offered, `doer` is who presses the button."""

    title: Any
    button: Any
    done: Any
    doer: Any
    steps: frozenset[Step]
    form: type[StepForm]
    verb: Callable[..., Any]
    right: Permission

    def may(self, page: CommunePage) -> bool:
        """Whether the user is the one to press the button."""
        return page.may_run if self.form is FinishSurveyForm else page.can(self.right)

    def new_form(self, page: CommunePage, data: Any = None) -> StepForm:
        """The form, empty or with what was typed."""
        return self.form(data, **self.form.needs(page))

    def take(self, page: CommunePage, **answers: Any) -> Any:
        """Run the verb for the commune of the page. Raises Refused, OwnRecord, OutOfArea or PermissionMissing."""
        user = page.workplace.user
        return self.verb(actor=user, scope=page.scope, round=page.review, commune_id=page.commune_id, **answers)


ACTIONS: dict[str, StepAction] = {
    "khao-sat-xong": StepAction(
        _("Khảo sát xong"),
        _("Khảo sát xong"),
        _("Đã kết thúc khảo sát."),
        _("Cán bộ giảm nghèo của xã"),
        frozenset({Step.SURVEY}),
        FinishSurveyForm,
        actions.finish_survey,
        Permission.POST_LIST,
    ),
    "niem-yet": StepAction(
        _("Niêm yết"),
        _("Niêm yết"),
        _("Đã ghi niêm yết."),
        _("Cán bộ giảm nghèo của xã"),
        frozenset({Step.SURVEY, Step.MEETING, Step.RECHECK}),
        PostingForm,
        actions.start_posting,
        Permission.POST_LIST,
    ),
    "bao-cao": StepAction(
        _("Báo cáo cấp trên"),
        _("Ghi báo cáo"),
        _("Đã ghi báo cáo."),
        _("Cán bộ giảm nghèo của xã"),
        frozenset({Step.POSTING, Step.RECHECK}),
        UpperReportForm,
        actions.report_upward,
        Permission.REPORT_UPWARD,
    ),
    "y-kien": StepAction(
        _("Ý kiến của cấp trên"),
        _("Ghi ý kiến"),
        _("Đã ghi ý kiến."),
        _("Chủ tịch cấp trên"),
        frozenset({Step.REPORTED}),
        OpinionForm,
        actions.give_opinion,
        Permission.GIVE_OPINION,
    ),
    "quyet-dinh": StepAction(
        _("Quyết định"),
        _("Ban hành quyết định"),
        _("Đã ghi quyết định."),
        _("Chủ tịch Ủy ban nhân dân xã"),
        frozenset({Step.SURVEY, Step.MEETING, Step.POSTING, Step.RECHECK, Step.REPORTED, Step.OPINION}),
        DecisionForm,
        actions.decide_commune,
        Permission.DECIDE_ROUND,
    ),
    "giay-chung-nhan": StepAction(
        _("Giấy chứng nhận"),
        _("Cấp giấy chứng nhận"),
        _("Đã cấp giấy chứng nhận."),
        _("Chủ tịch Ủy ban nhân dân xã"),
        frozenset({Step.DECIDED, Step.CERTIFIED, Step.FROZEN}),
        CertificatesForm,
        actions.issue_certificates,
        Permission.ISSUE_CERTIFICATE,
    ),
    "chot-so-lieu": StepAction(
        _("Chốt số liệu"),
        _("Chốt số liệu"),
        _("Đã chốt số liệu của xã."),
        _("Chủ tịch Ủy ban nhân dân xã"),
        frozenset({Step.DECIDED, Step.CERTIFIED}),
        FreezeForm,
        actions.freeze_commune,
        Permission.FREEZE_ROUND,
    ),
}


def links_of(page: CommunePage) -> list[tuple[str, Any]]:
    """The pages of the steps that this kind of round has, in their order."""
    left_out = set() if page.law.opinion_level else {"bao-cao", "y-kien"}
    left_out |= set() if page.law.certificate else {"giay-chung-nhan"}
    return [(name, action.title) for name, action in ACTIONS.items() if name not in left_out]
