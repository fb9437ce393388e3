"""Where this process runs, and the secrets it holds."""

import os
from pathlib import Path

from .secrets import secret

BASE_DIR = Path(__file__).resolve().parents[2]
LOCAL_DIR = BASE_DIR / ".local"
VAR_DIR = Path(os.environ.get("VUONLEN_VAR", BASE_DIR / "var"))

MODE = os.environ.get("VUONLEN_MODE", "local")
PRODUCTION = MODE == "production"
DEBUG = os.environ.get("VUONLEN_DEBUG") == "1" and not PRODUCTION

SECRET_KEY = secret("SECRET_KEY", LOCAL_DIR, production=PRODUCTION)
# Base64 of 32 bytes: encrypts personal numbers and keys their blind index.
FIELD_KEY = secret("FIELD_KEY", LOCAL_DIR, production=PRODUCTION)

ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
