"""What a commune's round came to, written down once and for all."""

import json
from hashlib import sha256
from typing import Any

from django.db.models import F

from .models import Certificate, Classification, CommuneSeason, Decision, StatusSpell


def checksum_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content as JSON with sorted keys, no spaces, UTF-8."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def content_of(season: CommuneSeason) -> dict[str, Any]:
    """Round, decisions, and every reviewed household with what was found and what status the decisions gave it."""
    review = season.round
    decisions = Decision.objects.filter(round=review, commune=season.commune_id).order_by("version")
    return {
        "round": {
            "id": review.pk,
            "kind": review.kind,
            "year": review.year,
            "reviewed_on": review.reviewed_on.isoformat(),
            "effective_on": review.effective_on.isoformat(),
            "standard": review.standard,
        },
        "commune": season.commune_id,
        "decisions": [
            {"version": one.version, "kind": one.kind, "number": one.number, "signed_on": one.signed_on.isoformat()}
            for one in decisions
        ],
        "households": _households(season),
    }


def _households(season: CommuneSeason) -> list[dict[str, Any]]:
    given = _statuses(season)
    certificates = dict(Certificate.objects.filter(spell__in=given.values()).values_list("spell__household", "number"))
    found = Classification.objects.filter(
        form__round=season.round, form__commune=season.commune_id, form_version=F("form__version")
    ).select_related("form__household")
    return [
        {
            "household": one.form.household_id,
            "code": one.form.household.code,
            "head": one.form.household.head_name,
            "village": one.form.village_id,
            "people": len(one.form.facts["persons"]),
            "form_version": one.form_version,
            "law_version": one.law_version,
            "outcome": one.outcome,
            "income_points": one.income_points,
            "deprivations": one.deprivations,
            **({"workers": one.workers} if season.round.recognises_persons else {}),
            "status": given[one.form.household_id].status if one.form.household_id in given else None,
            "certificate": certificates.get(one.form.household_id),
        }
        for one in found.defer("explanation").order_by("form__household__code")
    ]


def _statuses(season: CommuneSeason) -> dict[int, StatusSpell]:
    spells = StatusSpell.objects.filter(
        decision__round=season.round, decision__commune=season.commune_id, voided_by__isnull=True
    )
    return {spell.household_id: spell for spell in spells.order_by("pk")}
