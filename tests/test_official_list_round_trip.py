"""The lists that a round gives, sent to a system that has the same households and no round: the same statuses."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files import File
from django.db import transaction

from vuonlen.accounts.models import Role
from vuonlen.exchange.actions import commit_import, start_import
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.testing import make_family, make_user, scope_for
from vuonlen.reports.actions import issue_lists
from vuonlen.reviews.models import Decision, ReviewRound, StatusSpell
from vuonlen.reviews.testing import NEAR_POOR, NOT_POOR, POOR, decide, make_round, record

COURSES = {"Bàn": (POOR, POOR), "Chíu": (POOR, NEAR_POOR), "Phùn": (POOR, NOT_POOR), "Tằng": (NEAR_POOR, NOT_POOR),
           "Đặng": (NEAR_POOR, POOR)}  # fmt: skip


def _statuses(day: date) -> set[tuple]:
    """Every status that began on the day, with its points, wherever they are written, and its paper."""
    found = StatusSpell.objects.filter(valid__startswith=day).select_related("decision", "classification")
    return {(one.household_id, one.status, one.valid.upper, one.decision.number, *_points(one)) for one in found}


def _points(spell: StatusSpell) -> tuple[int | None, int | None]:
    made = spell.classification
    if made is None:
        return spell.income_points, spell.deprivation_points
    return made.income_points, 10 * (made.deprivation_count or 0)


@pytest.mark.django_db
def test_export_then_import_gives_the_same_statuses(tmp_path: Path) -> None:
    district = make_district(make_province("Quảng Ninh"), "Hải Hà")
    commune = make_commune(district, "Quảng Sơn")
    village, officer = make_village(commune), make_user("huyen", district, Role.DISTRICT_OFFICER)
    homes = {name: make_family(officer, commune, village, [f"{name} Một", f"{name} Hai"]) for name in COURSES}
    before = transaction.savepoint()
    for at, year in enumerate((2022, 2023)):
        review = make_round(officer, district, year)
        record(officer, review, {homes[name]: facts[at] for name, facts in COURSES.items()})
        decide(officer, review)
    review = ReviewRound.objects.get(pk=review.pk)
    scope, day = scope_for(officer, review.reviewed_on), review.effective_on
    path = issue_lists(scope=scope, place_id=district.pk, review=review, folder=tmp_path)
    by_round = _statuses(day)
    assert {status for _household, status, *_rest in by_round} == {"poor", "near_poor", "newly_escaped"}
    transaction.savepoint_rollback(before)

    assert not StatusSpell.objects.exists()
    today = scope_for(officer)
    with path.open("rb") as file:
        batch = start_import(actor=officer, scope=today, kind="official", file=File(file), name="ds.xlsx")
    assert batch.sentences == []
    commit_import(actor=officer, scope=today, batch=batch, checksum=batch.checksum)
    assert _statuses(day) == by_round
    assert set(Decision.objects.values_list("kind", flat=True)) == {"official"}
