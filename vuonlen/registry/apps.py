from django.apps import AppConfig
from django.utils.translation import gettext_noop as _


class RegistryConfig(AppConfig):
    name = "vuonlen.registry"
    label = "registry"

    def ready(self) -> None:
        """Let the queue's worker know who searches a place for people entered twice."""
        from vuonlen.background.kinds import register_kind

        from .duplicates.search import KIND, search_place

        register_kind(KIND, search_place, unit=_("hộ"))
