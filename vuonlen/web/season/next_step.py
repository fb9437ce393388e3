"""What comes next in a commune, who does it, and where: the one thing a page of the season must say."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.reviews.models import Opinion, Step
from vuonlen.reviews.queries.standing_candidates import active_candidates, not_agreed

from .commune_page import CommunePage


@dataclass(frozen=True)
class NextStep:
    """A sentence, and a button when the user is the one to press it."""

    sentence: str
    label: str = ""
    url: str = ""


def next_step(page: CommunePage) -> NextStep:
    """The next thing to do in the commune."""
    return _OF_STEP[page.step](page)


def step_url(page: CommunePage, action: str) -> str:
    """The page of one step of the commune."""
    return reverse("commune_step", args=[page.review.pk, page.commune_id, action])


def _survey(page: CommunePage) -> NextStep:
    if not page.surveying:
        return _post(page, _("Khảo sát đã xong. Cán bộ xã niêm yết danh sách."))
    sentence = _("Rà soát viên ghi phiếu cho mọi hộ trong danh sách; cán bộ xã kết thúc khảo sát.")
    return _button(page, page.may_run, sentence, _("Khảo sát xong"), "khao-sat-xong")


def _meeting(page: CommunePage) -> NextStep:
    waiting = not_agreed(active_candidates(page.review, [page.commune_id]))
    if disagreed := waiting.filter(reopened_version__isnull=False).count():
        sentence = _(
            "Cấp trên không đồng ý: {count} hộ phải được ghi lại phiếu và họp thôn lại; sau đó niêm yết, báo cáo lại."
        )
        return NextStep(sentence.format(count=disagreed), _("Xem ý kiến"), step_url(page, "y-kien"))
    if left := waiting.count():
        sentence = _("Các thôn họp lấy ý kiến: còn {count} hộ chưa được họp thôn đồng ý. Chọn thôn ở bảng dưới.")
        return NextStep(sentence.format(count=left))
    return _post(page, _("Mọi hộ đã được họp thôn đồng ý. Cán bộ xã niêm yết danh sách."))


def _posting(page: CommunePage) -> NextStep:
    posting = page.posting
    if posting is not None and timezone.localdate() <= posting.ends_on:
        last = date_digits(posting.ends_on)
        sentence = _("Danh sách đang niêm yết đến hết ngày {day}. Ghi khiếu nại nếu có.").format(day=last)
        return _button(page, page.can(Permission.HANDLE_OBJECTION), sentence, _("Xem niêm yết"), "niem-yet")
    if page.law.opinion_level is None:
        return _decide(page, _("Niêm yết đã đủ ngày. Chủ tịch UBND xã quyết định."))
    sentence = _("Niêm yết đã đủ ngày. Cán bộ xã báo cáo cấp trên.")
    return _button(page, page.can(Permission.REPORT_UPWARD), sentence, _("Báo cáo cấp trên"), "bao-cao")


def _recheck(page: CommunePage) -> NextStep:
    if count := len(page.open_objections):
        sentence = _("Còn {count} khiếu nại phải phúc tra: sửa phiếu của hộ nếu cần, rồi ghi kết quả giải quyết.")
        may = page.can(Permission.HANDLE_OBJECTION)
        return _button(page, may, sentence.format(count=count), _("Giải quyết khiếu nại"), "niem-yet")
    return _post(page, _("Đã phúc tra xong. Cán bộ xã niêm yết lại danh sách."))


def _reported(page: CommunePage) -> NextStep:
    chair = Opinion.Level(page.law.opinion_level).label if page.law.opinion_level else _("Cấp trên")
    sentence = _("Đã báo cáo. {chair} cho ý kiến trong {days} ngày làm việc.")
    filled = sentence.format(chair=chair, days=page.law.opinion_working_days or "–")
    return _button(page, page.can(Permission.GIVE_OPINION), filled, _("Cho ý kiến"), "y-kien")


def _opinion(page: CommunePage) -> NextStep:
    return _decide(page, _("Cấp trên đã đồng ý. Chủ tịch UBND xã quyết định."))


def _decided(page: CommunePage) -> NextStep:
    if page.law.certificate:
        sentence = _("Đã có quyết định. Chủ tịch UBND xã cấp giấy chứng nhận cho hộ nghèo, hộ cận nghèo.")
        may = page.can(Permission.ISSUE_CERTIFICATE)
        return _button(page, may, sentence, _("Cấp giấy chứng nhận"), "giay-chung-nhan")
    return _freeze(page, _("Đã có quyết định. Chủ tịch UBND xã chốt số liệu."))


def _certified(page: CommunePage) -> NextStep:
    return _freeze(page, _("Đã cấp giấy chứng nhận. Chủ tịch UBND xã chốt số liệu."))


def _frozen(page: CommunePage) -> NextStep:
    return NextStep(_("Số liệu của xã đã chốt. Sửa sau này là một quyết định điều chỉnh, từ hồ sơ của hộ."))


def _post(page: CommunePage, sentence: str) -> NextStep:
    return _button(page, page.can(Permission.POST_LIST), sentence, _("Niêm yết"), "niem-yet")


def _decide(page: CommunePage, sentence: str) -> NextStep:
    return _button(page, page.can(Permission.DECIDE_ROUND), sentence, _("Ban hành quyết định"), "quyet-dinh")


def _freeze(page: CommunePage, sentence: str) -> NextStep:
    return _button(page, page.can(Permission.FREEZE_ROUND), sentence, _("Chốt số liệu"), "chot-so-lieu")


def _button(page: CommunePage, may: bool, sentence: str, label: str, action: str) -> NextStep:
    return NextStep(sentence, label, step_url(page, action)) if may else NextStep(sentence)


_OF_STEP = {
    Step.SURVEY: _survey,
    Step.MEETING: _meeting,
    Step.POSTING: _posting,
    Step.RECHECK: _recheck,
    Step.REPORTED: _reported,
    Step.OPINION: _opinion,
    Step.DECIDED: _decided,
    Step.CERTIFIED: _certified,
    Step.FROZEN: _frozen,
}
