"""PostgreSQL, always: the server `DATABASE_URL` names, or the database `vuonlen` of a private one in `.local/`.

The web process sees rows as the role `VUONLEN_WEB_ROLE`, which owns no table (`VUONLEN_ROW_SECURITY`, on in
production): through a login of that role, `WEB_DATABASE_URL`, or else as the owner who steps down to it at connection.
"""

import os

import dj_database_url

from .mode import LOCAL_DIR, MODE, PRODUCTION
from .postgres import private_server_url

ROW_SECURITY = os.environ.get("VUONLEN_ROW_SECURITY", "1" if PRODUCTION else "0") == "1"
WEB_ROLE = os.environ.get("VUONLEN_WEB_ROLE", "vuonlen_web")
_is_web = ROW_SECURITY and os.environ.get("VUONLEN_PROCESS") == "web"

_folder = LOCAL_DIR / ("postgres-test" if MODE == "test" else "postgres")
_own_url = os.environ.get("WEB_DATABASE_URL") if _is_web else None
_named_url = _own_url or os.environ.get("DATABASE_URL")
_url = _named_url or private_server_url(_folder, durable=MODE != "test")
#: Folder of the private server where our database is one of its own; tests name theirs themselves.
PRIVATE_SERVER = None if _named_url or MODE == "test" else _folder

_ENGINE = "vuonlen.kernel.postgresql"
DATABASES = {"default": dj_database_url.parse(_url, engine=_ENGINE, conn_max_age=600, conn_health_checks=True)}
if PRIVATE_SERVER:
    DATABASES["default"]["NAME"] = "vuonlen"
if _is_web and not _own_url:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = f"-c role={WEB_ROLE}"
if MODE == "test":
    # A statement that waits for a lock, or runs away, fails its test and names itself, instead of holding up the rest.
    _options = DATABASES["default"].setdefault("OPTIONS", {})
    _options["options"] = f"{_options.get('options', '')} -c lock_timeout=60s -c statement_timeout=240s".strip()
# Helpers that test side by side on one server give their test database a name of its own.
DATABASES["default"]["TEST"] = {"NAME": "test_vuonlen" + os.environ.get("VUONLEN_TEST_SUFFIX", "")}
