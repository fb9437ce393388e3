from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "vuonlen.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Let the queue's worker know who reads and who writes the files."""
        from vuonlen.background.kinds import register_kind

        from .actions.run_check import CHECK, run_check
        from .actions.run_commit import COMMIT, run_commit
        from .household_export import KIND, export_households

        register_kind(KIND, export_households)
        register_kind(CHECK, run_check)
        register_kind(COMMIT, run_commit)
