from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "vuonlen.kernel"
    label = "kernel"

    def ready(self) -> None:
        """Teach keys the lookup `any_of`."""
        from . import lookups  # noqa: F401
