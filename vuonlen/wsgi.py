"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
os.environ.setdefault("VUONLEN_PROCESS", "web")  # sees rows as the web role, not as the owner of the tables
application = get_wsgi_application()
