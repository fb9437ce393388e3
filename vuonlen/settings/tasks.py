"""Background work: a queue in the database, so one server needs no broker."""

from .mode import MODE

_backend = "django_tasks.backends.immediate.ImmediateBackend" if MODE == "test" else "django_tasks_db.DatabaseBackend"
TASKS = {"default": {"BACKEND": _backend}}
