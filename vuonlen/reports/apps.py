from django.apps import AppConfig
from django.utils.translation import gettext_noop as _


class ReportsConfig(AppConfig):
    name = "vuonlen.reports"
    label = "reports"

    def ready(self) -> None:
        """Let the queue's worker know who writes the tables."""
        from vuonlen.background.kinds import register_kind

        from .actions import TABLES_KIND, write_papers

        register_kind(TABLES_KIND, write_papers, unit=_("tệp"))
