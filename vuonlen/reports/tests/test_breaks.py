"""A table that does not balance is not issued, and names the households and events behind."""

from datetime import date

import pytest

from vuonlen.registry.actions import dissolve_household
from vuonlen.registry.models import Household, Membership
from vuonlen.registry.testing import scope_for
from vuonlen.reports.actions import issue_tables
from vuonlen.reports.errors import Unbalanced
from vuonlen.reports.statutory import area_of, breaks_of, draw_tables
from vuonlen.reviews.models import Classification, ReviewRound, StatusSpell
from vuonlen.reviews.testing import decide

from .unguarded import unguarded


def breaks(land) -> list:
    review = ReviewRound.objects.get(pk=land.round.pk)
    return breaks_of(draw_tables(area_of(scope_for(land.officer, review.reviewed_on), land.district.pk, review)))


def test_a_household_dissolved_with_its_event_balances(land) -> None:
    gone = Household.objects.get(head_name="Phùn Một")
    dissolve_household(
        actor=land.officer, scope=scope_for(land.officer), household=gone, on=date(2023, 5, 1), reason="chuyển đi"
    )
    _without_form(gone)
    decide(land.officer, land.round)
    assert breaks(land) == []


def test_a_household_that_went_without_an_event_is_named(land) -> None:
    gone = Household.objects.get(head_name="Phùn Một")
    _without_form(gone)
    Membership.objects.filter(household=gone).update(valid=(date(2021, 1, 1), date(2023, 5, 1)))
    Household.objects.filter(pk=gone.pk).update(dissolved_on=date(2023, 5, 1))
    decide(land.officer, land.round)
    (found,) = breaks(land)
    assert found.households == (gone.pk,)
    assert "Phùn Một" in found.text
    assert found.text.endswith("(BC-015)")


def test_a_member_who_left_without_an_event_is_named(decided) -> None:
    child = Membership.objects.get(person__full_name="Bàn Hai")
    Membership.objects.filter(pk=child.pk).update(valid=(date(2021, 1, 1), date(2023, 6, 1)))
    (found,) = breaks(decided)
    assert found.households == (child.household_id,)
    assert found.events == ()


def test_indicators_that_do_not_add_up_are_named(decided) -> None:
    _reclassify(Household.objects.get(head_name="Bàn Một"), decided.round.pk, deprivation_count=4)
    texts = [one.text for one in breaks(decided)]
    assert any("(BC-010)" in text for text in texts)
    assert any("(BC-013)" in text and "Bàn Một" in text for text in texts)


def test_a_poor_household_with_two_deprivations_is_named(decided) -> None:
    wrong = Household.objects.get(head_name="Bàn Một")
    _reclassify(wrong, decided.round.pk, deprivation_count=2, deprivations=["water", "toilet"])
    (found,) = breaks(decided)
    assert found.households == (wrong.pk,)
    assert "ít hơn 3" in found.text


def test_a_status_without_a_form_is_named(decided) -> None:
    with unguarded():
        running = StatusSpell.objects.filter(status="near_poor", valid__contains=decided.round.effective_on)
        running.update(classification=None)
    texts = [one.text for one in breaks(decided)]
    assert any("(BC-012)" in text for text in texts)


def test_what_does_not_balance_is_not_issued(decided, tmp_path) -> None:
    _reclassify(Household.objects.get(head_name="Bàn Một"), decided.round.pk, deprivation_count=4)
    with pytest.raises(Unbalanced) as caught:
        issue_tables(scope=decided.scope, place_id=decided.district.pk, review=decided.round, folder=tmp_path)
    assert any(one.households for one in caught.value.breaks)
    assert list(tmp_path.iterdir()) == []


def _without_form(household: Household) -> None:
    """The sample records a form for everybody; a household that left has none."""
    forms = (
        "SELECT id FROM reviews_reviewform WHERE household_id = %s"
        " AND round_id = (SELECT max(id) FROM reviews_reviewround)"
    )
    with unguarded() as cursor:
        cursor.execute(f"DELETE FROM reviews_candidate WHERE form_id IN ({forms})", [household.pk])  # noqa: S608
        for table in ("reviews_classification", "reviews_formrevision"):
            cursor.execute(f"DELETE FROM {table} WHERE form_id IN ({forms})", [household.pk])  # noqa: S608
        cursor.execute(f"DELETE FROM reviews_reviewform WHERE id IN ({forms})", [household.pk])  # noqa: S608


def _reclassify(household: Household, round_id: int, **values: object) -> None:
    found = Classification.objects.filter(form__household=household, form__round=round_id)
    with unguarded():
        found.update(**values)
