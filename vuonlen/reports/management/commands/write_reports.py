"""Draw a district's yearly report from the command line, as a named user."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of, working_date
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import Level
from vuonlen.places.queries import find_place
from vuonlen.reports.actions import issue_district_report
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.messages import Message


class Command(BaseCommand):
    """`manage.py write_reports --user canbo.haiha --district 201 --year 2022`."""

    help = "Lập báo cáo rà soát của một huyện: biểu tổng hợp (Excel), báo cáo (Word, PDF)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, help="tên đăng nhập của người lập báo cáo")
        parser.add_argument("--district", required=True, help="mã huyện, ví dụ 201")
        parser.add_argument("--year", required=True, type=int, help="năm rà soát")
        parser.add_argument("--folder", type=Path, default=settings.VAR_DIR / "reports", help="thư mục ghi báo cáo")

    def handle(self, *args: object, user: str, district: str, year: int, folder: Path, **options: object) -> None:
        scope = self._scope(user)
        place = find_place(district, Level.DISTRICT, scope.on)
        if place is None:
            raise CommandError(Message.NO_PLACE.text(code=district, day=date_digits(scope.on)))
        try:
            report = issue_district_report(scope=scope, place_id=place.pk, year=year, folder=folder)
        except (ReportRefused, OutOfArea, PermissionMissing) as refused:
            raise CommandError(str(refused)) from refused
        for paper in report.papers:
            self.stdout.write(_("Đã ghi %(file)s") % {"file": paper})

    def _scope(self, username: str) -> Scope:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(Message.NO_USER.text(username=username))
        return scope_of(user, working_date(user, timezone.localdate()))
