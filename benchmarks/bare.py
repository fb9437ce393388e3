"""Django 5.2 views of the household list to compare `vuonlen.web`'s page with: the same page, no code of ours.

`bare`     no middleware, no sign-in: two queries and one template
`signed`   what `startproject` gives, and the visitor must have signed in

The template is the product's own page with its 50 rows put in by a plain `{% for %}`, and the rows are those the
product shows: of one commune, or of the communes of a province.
"""

import json
import os
from functools import cache
from pathlib import Path

import dj_database_url
from django.conf import settings

PAGES = Path("var/bench")
SIGNED = os.environ.get("BENCH_SIDE") == "signed"
STARTPROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=600)},
    MIDDLEWARE=STARTPROJECT if SIGNED else [],
    INSTALLED_APPS=[
        *(f"django.contrib.{app}" for app in ("contenttypes", "auth", "sessions", "messages", "postgres")),
        "pgtrigger",  # the guards that the models declare
        "vuonlen.places",
        "vuonlen.accounts",
    ],
    AUTH_USER_MODEL="accounts.User",
    SESSION_COOKIE_NAME="benchid",  # the product has its own
    USE_TZ=True,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [PAGES]}],
)

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Household(models.Model):
    """The columns the page shows."""

    code = models.CharField(max_length=24)
    commune_id = models.BigIntegerField()
    head_name = models.CharField(max_length=120)
    head_ethnicity = models.CharField(max_length=40)
    member_count = models.PositiveSmallIntegerField()
    name_key = models.CharField(max_length=120)
    place = "Xã Quảng Sơn"  # one for all: the product keeps the names in memory

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "registry_household"


class Spell(models.Model):
    """The status beside each household."""

    household_id = models.BigIntegerField()
    status = models.CharField(max_length=24)

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "reviews_statusspell"


def households(request: HttpRequest, page: str) -> HttpResponse:
    """The first 50 households by name of the communes of `page`, of the country where none is named."""
    communes = _communes(page)
    here = Household.objects.filter(commune_id__in=communes) if communes else Household.objects.all()
    found = here.order_by("name_key", "id")
    rows = list(found[:51])[:50]
    statuses = dict(Spell.objects.filter(household_id__in=[r.pk for r in rows]).values_list("household_id", "status"))
    for row in rows:
        row.status = statuses.get(row.pk, "")
    return render(request, f"bare-{page}.html", {"rows": rows})


@cache
def _communes(page: str) -> list[int]:
    return json.loads((PAGES / "communes.json").read_text())[page]


urlpatterns = [path("<str:page>/", households)]
application = get_wsgi_application()
