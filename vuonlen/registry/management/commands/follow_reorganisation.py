from argparse import ArgumentParser
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.accounts.reorganisation.actions import follow_roles
from vuonlen.accounts.reorganisation.queries import roles_followed
from vuonlen.places.models import Level
from vuonlen.places.queries import find_place

from ...reorganisation.actions import follow_places


class Command(BaseCommand):
    help = (
        "Sau một lần sắp xếp đơn vị hành chính: chuyển các hộ và vai trò của một đơn vị cũ sang đơn vị mới, "
        "in những gì còn chờ người xác nhận. Chạy lại không làm gì thêm."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", required=True, metavar="MÃ", help="mã đơn vị cũ (tỉnh, huyện hoặc xã)")
        parser.add_argument("--level", required=True, choices=Level.values, help="cấp của đơn vị cũ")
        parser.add_argument("--on", required=True, type=date.fromisoformat, help="ngày đơn vị mới bắt đầu, 2025-07-01")
        parser.add_argument("--user", required=True, help="tên đăng nhập của cán bộ cấp tỉnh chịu trách nhiệm")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        on: date = options["on"]
        place = find_place(options["place"], options["level"], on - timedelta(days=1))
        user = User.objects.filter(username=options["user"]).first()
        if place is None or user is None:
            raise CommandError(
                "Không có đơn vị hoặc tài khoản này. Hãy kiểm tra --place, --level, --on, --user. (HGD-050)"
            )
        try:
            households = follow_places(actor=user, place_id=place.pk, on=on)
            roles = follow_roles(actor=user, place_id=place.pk, on=on)
        except PermissionDenied as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{households.communes} xã, {households.villages} thôn, {households.households} hộ đã chuyển")
        self.stdout.write(f"{households.waiting} hộ chờ xác nhận xã mới")
        self.stdout.write(f"vai trò: {roles.passed} chuyển, {roles.waiting} chờ xác nhận, {roles.ended} kết thúc")
        for one in roles_followed(scope_of(user, on)):
            where = one.new or ("chờ xác nhận" if one.waits else "kết thúc")
            self.stdout.write(f"  {one.step.assignment.user.username}: {one.role}, {one.old} → {where}")
