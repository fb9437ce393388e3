from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "vuonlen.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Let the queue's worker know who writes the files."""
        from vuonlen.background.kinds import register_kind

        from .household_export import KIND, export_households

        register_kind(KIND, export_households)
