"""Addresses of the whole site; each room keeps its own list."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("vuonlen.web.urls")),
    path("", include("vuonlen.accounts.urls")),
]

# Out of area is answered by the handler of refusals: 404, and a line in the access log.
handler400 = "vuonlen.web.views.problems.bad_request"
handler403 = "vuonlen.web.views.problems.forbidden"
handler404 = "vuonlen.web.views.problems.not_found"
