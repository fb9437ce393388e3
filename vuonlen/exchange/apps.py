from django.apps import AppConfig
from django.utils.translation import gettext_noop as _


class ExchangeConfig(AppConfig):
    name = "vuonlen.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Let files of its kinds be sent in, and the queue's worker know who reads and who writes them."""
        from vuonlen.background.kinds import register_kind
        from vuonlen.sheets.imports.works import register_batches

        from .household_export import KIND, export_households
        from .import_kinds import register_kinds
        from .models import ImportBatch

        register_kind(KIND, export_households, unit=_("hộ"))
        register_kinds()
        register_batches(ImportBatch)
