"""Seal the logs of the days that are over; run daily."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from vuonlen.audit.chain import write_missing
from vuonlen.audit.errors import ChainBroken, DigestRefused
from vuonlen.audit.messages import Message
from vuonlen.kernel.format import date_digits


class Command(BaseCommand):
    """`manage.py write_audit_digest [--until 2026-11-20] [--folder …]`."""

    help = "Ghi bản tóm tắt nhật ký của mỗi ngày đã qua ra ngoài cơ sở dữ liệu, nối thành chuỗi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until", help="ngày cuối cần ghi (mặc định: hôm qua)")
        parser.add_argument("--folder", type=Path, default=settings.AUDIT_DIGEST_DIR, help="thư mục của chuỗi")

    def handle(self, *args: object, until: str | None, folder: Path, **options: object) -> None:
        try:
            links = write_missing(folder, date.fromisoformat(until) if until else None)
        except ValueError as error:
            raise CommandError(Message.NOT_A_DAY.text(value=until)) from error
        except (ChainBroken, DigestRefused) as error:
            raise CommandError(str(error)) from error
        for link in links:
            self.stdout.write(f"{date_digits(link.day)}  {link.hash}")
        if not links:
            self.stdout.write(_("Không có ngày nào cần ghi."))
