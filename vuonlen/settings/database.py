"""PostgreSQL, always: the server `DATABASE_URL` names, or a private one in `.local/`."""

import os

import dj_database_url

from .mode import LOCAL_DIR, MODE
from .postgres import private_server_url

_folder = LOCAL_DIR / ("postgres-test" if MODE == "test" else "postgres")
_url = os.environ.get("DATABASE_URL") or private_server_url(_folder, durable=MODE != "test")

DATABASES = {"default": dj_database_url.parse(_url, conn_max_age=600)}
# Helpers that test side by side on one server give their test database a name of its own.
DATABASES["default"]["TEST"] = {"NAME": "test_vuonlen" + os.environ.get("VUONLEN_TEST_SUFFIX", "")}
