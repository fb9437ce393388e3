"""Static files: named by content, compressed, served by the application itself. Files of users: how long they stay."""

import os

from .mode import BASE_DIR, MODE, VAR_DIR

STATIC_URL = "/tinh/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = VAR_DIR / "files"
# Days that files sent in and files made stay; `manage.py remove_old_files` takes away the older ones.
KEEP_FILES_DAYS = int(os.environ.get("VUONLEN_KEEP_FILES_DAYS", "30"))

_static = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if MODE == "test"
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static},
}
WHITENOISE_USE_FINDERS = MODE == "test"
