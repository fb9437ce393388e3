"""Sentences of the report, each made from figures: stock, flow, share, points, plan."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits, lower_first, number, percent, points, share
from vuonlen.law import standard_on

from ..acts import rules
from ..figures import PlaceFigures, YearFigures
from ..letterhead import issuer_name, place_in_sentence


def basis(figures: YearFigures) -> str:
    """The acts the review follows, and who reports."""
    return _("Thực hiện %(acts)s, %(issuer)s báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s như sau:") % {
        "acts": rules(figures.closing_on),
        "issuer": issuer_name(figures),
        "year": figures.year,
    }


def extent(figures: YearFigures) -> str:
    """How much was reviewed: communes, villages, households, forms."""
    return _(
        "Đợt rà soát được thực hiện tại %(communes)s xã, thị trấn với %(villages)s thôn, khu dân cư. Tại thời điểm rà "
        "soát %(reviewed)s, toàn %(kind)s có %(households)s hộ với %(people)s nhân khẩu; %(forms)s hộ thuộc danh sách "
        "rà soát đã được lập phiếu B."
    ) % {
        "communes": number(len(figures.parts)),
        "villages": number(figures.villages),
        "reviewed": date_digits(figures.reviewed_on),
        "kind": figures.place_kind.lower(),
        "households": number(figures.whole.closing.households),
        "people": number(figures.whole.closing.people),
        "forms": number(figures.forms),
    }


def standard(figures: YearFigures) -> str:
    """How the law sorts a household, in one sentence."""
    return _(
        "Hộ được phân loại theo tổng điểm B1 (ước tính thu nhập) và điểm B2 (mức độ thiếu hụt %(indicators)s). Kết quả "
        "có hiệu lực từ ngày %(closing)s; số đầu kỳ là số hộ trong danh sách tại ngày %(opening)s."
    ) % {
        "indicators": _indicators(figures.closing_on),
        "closing": date_digits(figures.closing_on),
        "opening": date_digits(figures.opening_on),
    }


def _indicators(on: date) -> str:
    """How many the standard of the day has, and their points; without numbers when its table is not known."""
    standard = standard_on(on)
    if not standard.indicators or standard.points_per_indicator is None:
        return _("các chỉ số dịch vụ xã hội cơ bản")
    return _("%(count)s chỉ số dịch vụ xã hội cơ bản, mỗi chỉ số %(points)s điểm") % {
        "count": number(len(standard.indicators)),
        "points": number(standard.points_per_indicator),
    }


def poor_flow(figures: YearFigures) -> str:
    """Opening stock of poor households and what became of it."""
    flow = figures.whole.poor_households
    return _(
        "Đầu kỳ toàn %(kind)s có %(start)s hộ nghèo với %(people)s nhân khẩu. Trong năm có %(escaped)s hộ thoát nghèo, "
        "gồm %(near)s hộ trở thành hộ cận nghèo và %(above)s hộ vượt chuẩn cận nghèo; %(up)s."
    ) % {
        "kind": figures.place_kind.lower(),
        "start": number(flow.start),
        "people": number(figures.whole.poor_people.start),
        "escaped": number(flow.escaped),
        "near": number(flow.to_near_poor),
        "above": number(flow.above_near_poor),
        "up": _arrivals(flow.from_near_poor + flow.new, flow.relapsed, _("hộ nghèo phát sinh"), _("hộ tái nghèo")),
    }


def poor_stock(figures: YearFigures) -> str:
    """Closing stock of poor households, its share, and the change since the opening."""
    whole = figures.whole
    return _stock_sentence(
        _(
            "Cuối kỳ còn %(end)s hộ nghèo với %(people)s nhân khẩu, chiếm %(share)s tổng số hộ; %(change)s so với đầu "
            "kỳ."
        ),
        end=whole.closing.poor_households,
        people=whole.closing.poor_people,
        start=whole.opening.poor_households,
        place=whole,
    )


def near_poor_flow(figures: YearFigures) -> str:
    """Opening stock of near-poor households and what became of it."""
    flow = figures.whole.near_poor_households
    return _(
        "Đầu kỳ toàn %(kind)s có %(start)s hộ cận nghèo với %(people)s nhân khẩu. Trong năm có %(left)s hộ thoát cận "
        "nghèo, %(to_poor)s trở thành hộ nghèo; %(from_poor)s chuyển thành hộ cận nghèo; %(up)s."
    ) % {
        "kind": figures.place_kind.lower(),
        "start": number(flow.start),
        "people": number(figures.whole.near_poor_people.start),
        "left": number(flow.above_near_poor),
        "to_poor": _counted(flow.to_poor, _("hộ cận nghèo")),
        "from_poor": _counted(flow.from_poor, _("hộ nghèo")),
        "up": _arrivals(flow.new, flow.relapsed, _("hộ cận nghèo phát sinh"), _("hộ tái cận nghèo")),
    }


def near_poor_stock(figures: YearFigures) -> str:
    """Closing stock of near-poor households, its share, and the change since the opening."""
    whole = figures.whole
    return _stock_sentence(
        _(
            "Cuối kỳ còn %(end)s hộ cận nghèo với %(people)s nhân khẩu, chiếm %(share)s tổng số hộ; %(change)s so với "
            "đầu kỳ."
        ),
        end=whole.closing.near_poor_households,
        people=whole.closing.near_poor_people,
        start=whole.opening.near_poor_households,
        place=whole,
    )


def against_plan(subject: str, actual: int, plan: int) -> str:
    """What was reached of the plan, and by how much it was exceeded or missed."""
    reached = share(actual, plan)
    if reached is None:
        return _("%(subject)s: %(actual)s hộ; kế hoạch giao 0 hộ.") % {"subject": subject, "actual": number(actual)}
    over = reached - 100
    return _("%(subject)s: %(actual)s hộ, đạt %(reached)s kế hoạch năm (%(plan)s hộ), %(verb)s %(over)s kế hoạch.") % {
        "subject": subject,
        "actual": number(actual),
        "reached": percent(reached),
        "plan": number(plan),
        "verb": _("vượt") if over >= 0 else _("thấp hơn"),
        "over": percent(abs(over)),
    }


def concentration(figures: YearFigures) -> str:
    """The communes that hold most of the remaining poor households."""
    total = figures.whole.closing.poor_households
    first, second = sorted(figures.parts, key=lambda p: -p.closing.poor_households)[:2]
    together = first.closing.poor_households + second.closing.poor_households
    return _(
        "Hộ nghèo còn lại tập trung ở %(first)s (%(first_count)s hộ) và %(second)s (%(second_count)s hộ), chiếm "
        "%(share)s số hộ nghèo toàn %(kind)s."
    ) % {
        "first": lower_first(first.name),
        "first_count": number(first.closing.poor_households),
        "second": lower_first(second.name),
        "second_count": number(second.closing.poor_households),
        "share": percent(share(together, total)),
        "kind": figures.place_kind.lower(),
    }


def checked(figures: YearFigures) -> str:
    """That the attached tables balance."""
    return _(
        "Số liệu của %(place)s được tổng hợp từ phiếu rà soát và quyết định của từng xã, thị trấn. Biểu 1, 2, 3 kèm "
        "theo đã được kiểm tra: số cuối kỳ bằng số đầu kỳ trừ các biến động giảm, cộng các biến động tăng; số hộ "
        "chuyển giữa hai danh sách khớp nhau; tổng các xã bằng số toàn %(kind)s."
    ) % {"place": place_in_sentence(figures), "kind": figures.place_kind.lower()}


def _stock_sentence(sentence: str, *, end: int, people: int, start: int, place: PlaceFigures) -> str:
    opening_rate = share(start, place.opening.households)
    closing_rate = share(end, place.closing.households)
    return sentence % {
        "end": number(end),
        "people": number(people),
        "share": percent(closing_rate),
        "change": _change(end - start, opening_rate, closing_rate),
    }


def _change(households: int, opening: Decimal | None, closing: Decimal | None) -> str:
    verb = _("giảm") if households <= 0 else _("tăng")
    text = _("%(verb)s %(households)s hộ") % {"verb": verb, "households": number(abs(households))}
    if opening is None or closing is None:
        return text
    return _("%(text)s và %(points)s") % {"text": text, "points": points(abs(closing - opening))}


def _arrivals(new: int, relapsed: int, new_name: str, relapsed_name: str) -> str:
    return f"{_counted(new, new_name)}, {_counted(relapsed, relapsed_name)}"


def _counted(count: int, name: str) -> str:
    """ "có 24 hộ …", and none as "không có hộ …" rather than "0 hộ …"."""
    values = {"count": number(count), "name": name}
    return _("có %(count)s %(name)s") % values if count else _("không có %(name)s") % values
