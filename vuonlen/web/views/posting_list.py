"""The list that hangs in public: village, head, outcome; no personal number, no birth day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..memory import place_names
from ..season.commune_page import open_commune
from ..season.results import Result, results


def posting_list(request: HttpRequest, round_id: int, commune_id: int) -> HttpResponse:
    """The households of the commune's round by village, as they are posted."""
    page = open_commune(request, round_id, commune_id)
    by_village: dict[int, list[Result]] = {}
    for row in results(page.review, [commune_id]):
        by_village.setdefault(row.village_id, []).append(row)
    names = place_names(by_village.keys(), page.review.reviewed_on)
    villages = sorted((names[pk], rows) for pk, rows in by_village.items())
    return render(request, "web/season/posting_list.html", {"page": page, "villages": villages})
