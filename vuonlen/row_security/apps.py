from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class RowSecurityConfig(AppConfig):
    name = "vuonlen.row_security"
    label = "row_security"

    def ready(self) -> None:
        """Policies follow the tables: laid anew after every migration, told by a library whose table is guarded."""
        from .apply import after_migrate

        post_migrate.connect(after_migrate, sender=apps.get_app_config("pghistory"))
