from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from vuonlen.exchange.retention import remove_old_files
from vuonlen.kernel.actor import Command as ByCommand


class Command(BaseCommand):
    help = "Xóa tệp đã gửi, bảng kết quả và tệp xuất quá thời hạn lưu; người vận hành đặt lịch chạy hằng ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--days",
            type=int,
            default=settings.KEEP_FILES_DAYS,
            help="số ngày lưu; mặc định theo VUONLEN_KEEP_FILES_DAYS",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["days"] < 1:
            raise CommandError("Số ngày lưu phải từ 1 trở lên. Hãy ghi lại --days.")
        removed = remove_old_files(actor=ByCommand("remove_old_files"), days=options["days"])
        self.stdout.write(f"Đã xóa {removed} tệp cũ hơn {options['days']} ngày.")
