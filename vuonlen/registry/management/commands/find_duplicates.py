import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from vuonlen.kernel.actor import Command as ByCommand
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Refused
from vuonlen.places.models import Level, Place
from vuonlen.places.queries import commune_ids_under, find_place
from vuonlen.registry.duplicates.search import sweep
from vuonlen.registry.models import DuplicatePair


class Command(BaseCommand):
    help = "Rà một địa bàn tìm người được ghi hai lần; các cặp nghi trùng vào danh sách chờ cán bộ xem xét."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", required=True, metavar="MÃ", help="mã đơn vị hành chính, ví dụ 22")
        parser.add_argument("--level", choices=Level.values, help="cấp của mã; bỏ trống thì tìm từ cấp tỉnh xuống")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="ngày của địa giới (năm-tháng-ngày); mặc định hôm nay"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or timezone.localdate()
        place = _find(options["place"], options["level"], on)
        if place is None:
            raise CommandError(
                f"Không có đơn vị mang mã {options['place']} vào ngày {date_digits(on)}. Hãy kiểm tra mã, "
                "hoặc thêm --on. (TRG-020)"
            )
        start = time.perf_counter()
        try:
            raised = sweep(ByCommand("find_duplicates"), commune_ids_under([place.pk], on)[place.pk])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        waiting = DuplicatePair.objects.filter(state=DuplicatePair.State.OPEN).count()
        seconds = time.perf_counter() - start
        self.stdout.write(f"{len(raised)} cặp mới nghi trùng, {waiting} cặp đang chờ xem xét ({seconds:.1f} giây)")


def _find(code: str, level: str | None, on: date) -> Place | None:
    levels = [level] if level else [Level.PROVINCE, Level.DISTRICT, Level.COMMUNE]
    return next((place for one in levels if (place := find_place(code, one, on)) is not None), None)
