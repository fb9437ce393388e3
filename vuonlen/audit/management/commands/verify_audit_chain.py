"""Prove that the logs are as they were when each day was sealed."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vuonlen.audit.chain import verify
from vuonlen.audit.errors import ChainBroken
from vuonlen.kernel.format import date_digits


class Command(BaseCommand):
    """`manage.py verify_audit_chain [--folder …] [--expect HASH]`."""

    help = "Kiểm tra chuỗi tóm tắt nhật ký và đối chiếu với cơ sở dữ liệu; nêu mắt xích hỏng đầu tiên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.AUDIT_DIGEST_DIR, help="thư mục của chuỗi")
        parser.add_argument("--expect", default="", help="mã băm cuối đã giữ ở nơi khác")

    def handle(self, *args: object, folder: Path, expect: str, **options: object) -> None:
        try:
            links = verify(folder, expect)
        except ChainBroken as error:
            raise CommandError(str(error)) from error
        rows = sum(one.rows for link in links for one in link.tables.values())
        self.stdout.write(
            _("Chuỗi nguyên vẹn: %(days)s ngày từ %(first)s đến %(last)s, %(rows)s dòng. Mã băm cuối: %(hash)s")
            % {
                "days": len(links),
                "first": date_digits(links[0].day),
                "last": date_digits(links[-1].day),
                "rows": rows,
                "hash": links[-1].hash,
            }
        )
