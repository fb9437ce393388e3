"""Hải Hà on 01/07/2025: its eleven communes become four, its households pass on, those of Quảng Long wait."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.actions import assign_role, open_account
from vuonlen.accounts.models import Role, RoleAssignment, RoleStep, User
from vuonlen.accounts.reorganisation.actions import follow_roles, settle_role
from vuonlen.places import queries as places
from vuonlen.places.models import Level, Place, Succession
from vuonlen.registry.reorganisation.actions import follow_places
from vuonlen.reviews.models import ReviewRound, Status, StatusSpell

from .plan import DEMO, DISTRICT_CODE, PROVINCE_CODE, REGISTERED_ON
from .problems import DemoProblem
from .users import COMMUNE_CHAIR, USERS

ON = date(2025, 7, 1)
USERNAME, PASSWORD = "canbo.quangninh", "quangninh-demo-25"  # noqa: S105 - of a laptop's demo only


@transaction.atomic
def reorganise(*, say: Callable[[str], None]) -> None:
    """Apply the reorganisation to the demo by the officer of the province, and show 2022 in both sets of units.

    A second run changes nothing. Raises DemoProblem when the demo is not built.
    """
    last = ON - timedelta(days=1)
    district = places.find_place(DISTRICT_CODE, Level.DISTRICT, last)
    province = places.find_place(PROVINCE_CODE, Level.PROVINCE, ON)
    review = ReviewRound.objects.filter(place=district, state=ReviewRound.State.DECIDED).order_by("-year").first()
    if district is None or province is None or review is None:
        raise DemoProblem("Chưa có huyện mẫu. Chạy make demo SERVE=0 trước. (MAU-009)")
    officer = _officer(province)
    followed = follow_places(actor=officer, place_id=district.pk, on=ON)
    roles = follow_roles(actor=officer, place_id=district.pk, on=ON)
    say(f"{followed.communes} xã nguyên vẹn: {_n(followed.villages)} thôn, {_n(followed.households)} hộ về xã mới")
    say(f"{_n(followed.waiting)} hộ của xã bị chia chờ xác nhận xã mới (trang “Chờ xác nhận xã mới”)")
    for line in series(review):
        say(line)
    say(f"Vai trò: {roles.passed} chuyển sang xã mới, {roles.waiting} chờ xác nhận, {roles.ended} kết thúc cùng huyện")
    _appoint(officer)


def _appoint(officer: User) -> None:
    """Of the chairs that meet in one commune the province chooses one: that of Quảng Sơn, for the demo."""
    held = RoleAssignment.objects.get(
        user__username=COMMUNE_CHAIR.username, place__versions__code=COMMUNE_CHAIR.commune
    )
    if held.steps.latest("pk").kind == RoleStep.Kind.WAITS:
        heir = Succession.objects.get(predecessor=held.place, on=ON).successor_id
        settle_role(actor=officer, assignment_id=held.pk, successor_id=heir, reason="Phân công của tỉnh (mẫu)")


def workplaces() -> list[str]:
    """Who of the people with a password works where now, as lines to print."""
    names = {user.username: user for user in USERS if user.password}
    held = RoleAssignment.objects.filter(user__username__in=names, valid__contains=ON).order_by("user__username")
    now = {one.user_id: one for one in held.select_related("user")}
    lines = []
    for user in User.objects.filter(username__in=names).order_by("username"):
        place = places.version_on(now[user.pk].place_id, ON) if user.pk in now else None
        where = f"{Role(now[user.pk].role).label} tại {place}" if place else "vai trò đã kết thúc cùng cấp huyện"
        lines.append(f"  {user.username:<17} {names[user.username].password:<21} {where}")
    return lines


def series(review: ReviewRound) -> list[str]:
    """The poor households of a round by the communes of its time and by those of today; both add up to the same."""
    poor = StatusSpell.objects.filter(status=Status.POOR, valid__contains=review.effective_on)
    then = Counter(poor.values_list("commune_id", flat=True))
    now = Counter(poor.values_list("household__commune_id", flat=True))
    return [
        f"Hộ nghèo {review.year} theo xã cũ: {_parts(then, review.reviewed_on)}",
        f"Hộ nghèo {review.year} theo xã mới: {_parts(now, ON)}",
    ]


def _parts(counts: Counter[int], on: date) -> str:
    names = places.names_on(list(counts), on)
    known = [f"{names[place].full_name} {_n(count)}" for place, count in counts.most_common() if place in names]
    waiting = sum(count for place, count in counts.items() if place not in names)
    return ", ".join([*known, *([f"chờ xác nhận {_n(waiting)}"] if waiting else [])]) + f"; cộng {_n(counts.total())}"


def _officer(province: Place) -> User:
    user = User.objects.filter(username=USERNAME).first()
    if user is None:
        name = "Cán bộ giảm nghèo tỉnh Quảng Ninh (mẫu)"
        user = open_account(actor=DEMO, username=USERNAME, full_name=name, password=PASSWORD)
        assign_role(
            actor=DEMO, user=user, role=Role.PROVINCE_OFFICER, place=province, valid=DateRange(REGISTERED_ON, None)
        )
    return user


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")
