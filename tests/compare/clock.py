"""Configuration of gunicorn, not a module: the served site's clock stands at VUONLEN_COMPARE_NOW (ISO, with zone).

Gunicorn runs this file before it loads the site, so that a checkout which knows nothing of it is served the same way.
Every "now" and "today" of the site comes from Django's `timezone.now`; the database keeps its own clock.
"""

import os
from datetime import datetime

from django.utils import timezone

_MOMENT = datetime.fromisoformat(os.environ["VUONLEN_COMPARE_NOW"])
timezone.now = lambda: _MOMENT
