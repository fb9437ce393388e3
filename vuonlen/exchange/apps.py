from django.apps import AppConfig
from django.utils.translation import gettext_noop as _


class ExchangeConfig(AppConfig):
    name = "vuonlen.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Let the queue's worker know who reads and who writes the files."""
        from vuonlen.background.kinds import register_kind
        from vuonlen.sheets.imports.actions.run_check import CHECK, run_check
        from vuonlen.sheets.imports.actions.run_commit import COMMIT, run_commit

        from .household_export import KIND, export_households

        register_kind(KIND, export_households, unit=_("hộ"))
        register_kind(CHECK, run_check, unit=_("dòng"))
        register_kind(COMMIT, run_commit, unit=_("dòng"))
