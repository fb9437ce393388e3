"""Load the administrative units of Vietnam; run it again after a new patch file."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vuonlen.kernel.actor import Command as ByCommand
from vuonlen.places.actions import load_units
from vuonlen.places.errors import PlaceRefused


class Command(BaseCommand):
    """`manage.py load_places`."""

    help = "Nạp danh mục đơn vị hành chính, bảng chuyển đổi và các thay đổi đã rà soát (chạy lại được nhiều lần)."

    def handle(self, *args: object, **options: object) -> None:
        try:
            result = load_units(actor=ByCommand("load_places"), progress=self.stdout.write)
        except PlaceRefused as refused:
            raise CommandError(str(refused)) from refused
        written = result.places + result.versions + result.closed + result.successions
        done = _("Đã nạp xong danh mục địa bàn.") if written else _("Danh mục địa bàn đã đủ, không có gì thay đổi.")
        self.stdout.write(self.style.SUCCESS(done))
