"""Lay the row policies anew; `migrate` does it too."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vuonlen.row_security.apply import apply_row_security


class Command(BaseCommand):
    """`manage.py apply_row_security`, as the owner of the tables."""

    help = "Đặt lại chính sách dòng của cơ sở dữ liệu và quyền của vai trò trang web."

    def handle(self, *args: object, **options: object) -> None:
        if not apply_row_security():
            raise CommandError(
                _("Chưa cấp được quyền cho vai trò %(role)s. Hãy tạo vai trò này rồi chạy lại. (HT-010)")
                % {"role": settings.WEB_ROLE}
            )
        self.stdout.write(_("Đã đặt chính sách dòng cho vai trò %(role)s.") % {"role": settings.WEB_ROLE})
