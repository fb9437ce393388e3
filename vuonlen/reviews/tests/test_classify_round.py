import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.reviews.actions import classify_round
from vuonlen.reviews.models import Classification
from vuonlen.reviews.testing import AVERAGE, NEAR_POOR, POOR, decide, make_round, record


@pytest.fixture
def review(land):
    review = make_round(land.district_officer, land.district)
    record(land.district_officer, review, {land.lys: POOR, land.chius: NEAR_POOR, land.trans: AVERAGE})
    return review


def classify(land, review, scope=None, **options):
    return classify_round(actor=land.district_officer, scope=scope or land.district_scope, round=review, **options)


def test_whole_round_is_classified_anew(land, review):
    Classification.objects.filter(form__household=land.lys).update(law_version="cũ")
    Classification.objects.filter(form__household=land.chius).delete()
    told = []
    found = classify(land, review, progress=lambda done, total: told.append((done, total)))
    assert found == {"poor": 1, "near_poor": 1, "average_living_standard": 1}
    assert told[-1] == (3, 3)
    assert Classification.objects.count() == 3
    assert not Classification.objects.filter(law_version="cũ").exists()


def test_round_without_forms_has_no_outcomes(land):
    assert classify(land, make_round(land.district_officer, land.district)) == {}


def test_decided_commune_keeps_what_was_decided_on(land, review):
    decide(land.district_officer, review)
    assert classify(land, review) == {}


def test_needs_the_right_in_every_commune(land, review):
    with pytest.raises(OutOfArea):
        classify(land, review, scope=land.scope)
    with pytest.raises(PermissionMissing):
        classify(land, review, scope=land.viewer_scope)
