"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
os.environ.setdefault("VUONLEN_PROCESS", "web")  # sees rows as the web role, not as the owner of the tables
application = get_wsgi_application()

# The pages and the law are loaded now, not by the first visitor; and what is loaded stays: the collector need not
# look through the law's two hundred thousand objects again, which holds up a request for some milliseconds.
get_resolver().url_patterns  # noqa: B018 - reading them loads them
gc.collect()
gc.freeze()
