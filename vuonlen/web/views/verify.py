"""The page behind a certificate's QR code: open to everybody; says whether it holds, nothing of the household."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vuonlen.places.queries import version_on
from vuonlen.reviews.models import Certificate
from vuonlen.reviews.queries import verify_certificate
from vuonlen.row_security.session import beyond_the_area


@login_not_required
@require_safe
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Validity, number, day of issue and commune of a certificate; an unknown code says only that it is unknown."""
    today = timezone.localdate()
    with beyond_the_area():  # whoever holds the paper asks; what is read of the household is not shown
        validity = verify_certificate(token, today)
        found = Certificate.objects.filter(token=token).only("number", "issued_on", "commune_id").first()
    commune = version_on(found.commune_id, found.issued_on) if found else None
    context = {"validity": str(validity), "certificate": found, "commune": commune, "today": today}
    response = render(request, "web/verify.html", context, status=200 if found else 404)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
