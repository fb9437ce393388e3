from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "vuonlen.places"
    label = "places"

    def ready(self) -> None:
        """Teach keys the lookup `any_of`."""
        from . import lookups  # noqa: F401
