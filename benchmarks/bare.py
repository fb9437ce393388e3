"""A bare Django 5.2 view of the household list: the comparator of `vuonlen.web`'s page.

One settings call, no middleware, no sign-in, no area, no choices of filters: two queries and one template, which
is the product's own page of the same commune or country with its 50 rows put in by a plain `{% for %}`.
"""

import os
from pathlib import Path

import dj_database_url
from django.conf import settings

PAGES = Path("var/bench")

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=600)},
    INSTALLED_APPS=[],
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
    """The first 50 households of `?xa=` (all when absent) by name."""
    found = Household.objects.order_by("name_key", "id")
    if "xa" in request.GET:
        found = found.filter(commune_id=request.GET["xa"])
    rows = list(found[:51])[:50]
    statuses = dict(Spell.objects.filter(household_id__in=[r.pk for r in rows]).values_list("household_id", "status"))
    for row in rows:
        row.status = statuses.get(row.pk, "")
    return render(request, f"bare-{page}.html", {"rows": rows})


urlpatterns = [path("<str:page>/", households)]
application = get_wsgi_application()
