from dataclasses import replace
from datetime import date

import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.actions import Refused, register_household, register_households
from vuonlen.registry.models import BirthPrecision, Household, HouseholdEvent, Membership, Person, Relation, Sex
from vuonlen.registry.models.ethnicities import ETHNICITIES
from vuonlen.registry.testing import new_household, new_member

SPOUSE = new_member("Chíu Thị Sáu", relation=Relation.SPOUSE, sex=Sex.FEMALE)


def register(land, new, actor=None, scope=None):
    return register_household(actor=actor or land.officer, scope=scope or land.scope, new=new)


def codes_of(land, new):
    with pytest.raises(Refused) as refused:
        register(land, new)
    assert not Household.objects.exists()
    return refused.value.codes


def test_household_is_stored_with_members_and_code(land):
    new = new_household(land.commune, land.village, new_member("Lý  Văn Ba "), SPOUSE, address="Số 3")
    household = register(land, new)
    assert household.code == "06925-000001"
    assert (household.head_name, household.head_ethnicity, household.member_count) == ("Lý Văn Ba", "Dao", 2)
    assert household.name_key == "ly van ba"
    assert Membership.objects.filter(household=household, valid__contains=date(2021, 1, 1)).count() == 2


def test_registration_is_written_down(land):
    household = register(land, new_household(land.commune, land.village))
    event = HouseholdEvent.objects.get(household=household)
    assert (event.kind, event.recorded_by, event.happened_on) == ("registered", land.officer, date(2021, 1, 1))


def test_decomposed_name_is_stored_composed(land):
    import unicodedata

    name = unicodedata.normalize("NFD", "Trần Thị Yến")
    household = register(land, new_household(land.commune, land.village, new_member(name)))
    assert household.head_name == "Trần Thị Yến"


def test_codes_count_up_by_commune(land):
    first, second = (register(land, new_household(land.commune, land.village)) for _ in range(2))
    other = register(
        land, new_household(land.neighbour, land.neighbour_village), land.district_officer, land.district_scope
    )
    assert [first.code, second.code, other.code] == ["06925-000001", "06925-000002", "06931-000001"]


def test_a_code_brought_along_is_kept_and_stepped_over(land):
    brought = register(land, new_household(land.commune, land.village, code="06925-000007"))
    following = register(land, new_household(land.commune, land.village))
    assert [brought.code, following.code] == ["06925-000007", "06925-000008"]


def test_refused_household_uses_no_code(land):
    codes_of(land, replace(new_household(land.commune, land.village), members=[]))
    assert register(land, new_household(land.commune, land.village)).code == "06925-000001"


@pytest.mark.parametrize(
    ("member", "code"),
    [
        (new_member(" "), "HGD-003"),
        (new_member("A" * 121), "HGD-004"),
        (new_member(sex="khác"), "HGD-005"),
        (new_member(ethnicity="Sao Hoả"), "HGD-007"),
        (new_member(birth_date=date(2021, 1, 2)), "HGD-008"),
        (new_member(birth_date=date(1890, 1, 1)), "HGD-009"),
        (new_member(birth_precision=BirthPrecision.MONTH), "HGD-010"),
        (new_member(birth_date=date(1980, 2, 1), birth_precision=BirthPrecision.YEAR), "HGD-010"),
        (new_member(personal_number="123"), "HGD-011"),
    ],
)
def test_faulty_member_is_refused(land, member, code):
    assert codes_of(land, new_household(land.commune, land.village, member)) == [code]


def test_unknown_relation_is_refused(land):
    stranger = new_member("Khách", relation="khách")
    assert codes_of(land, new_household(land.commune, land.village, new_member(), stranger)) == ["HGD-006"]


def test_household_without_member_is_refused(land):
    assert codes_of(land, replace(new_household(land.commune, land.village), members=[])) == ["HGD-001"]


def test_household_needs_exactly_one_head(land):
    assert codes_of(land, new_household(land.commune, land.village, SPOUSE)) == ["HGD-002"]
    assert codes_of(land, new_household(land.commune, land.village, new_member(), new_member())) == ["HGD-002"]


def test_long_address_is_refused(land):
    assert codes_of(land, new_household(land.commune, land.village, address="x" * 201)) == ["HGD-015"]


def test_village_of_another_commune_is_refused(land):
    assert codes_of(land, new_household(land.commune, land.neighbour_village)) == ["HGD-014"]


def test_village_that_did_not_exist_yet_is_refused(land):
    early = new_household(
        land.commune, land.village, new_member(birth_date=date(1970, 1, 1)), registered_on=date(2020, 12, 31)
    )
    assert codes_of(land, early) == ["HGD-014"]


@pytest.mark.parametrize("code", ["6925-1", "06925-00001", "abc"])
def test_malformed_code_is_refused(land, code):
    assert codes_of(land, new_household(land.commune, land.village, code=code)) == ["HGD-016"]


def test_code_in_use_is_refused(land):
    register(land, new_household(land.commune, land.village, code="06925-000007"))
    with pytest.raises(Refused, match="HGD-017"):
        register(land, new_household(land.commune, land.village, code="06925-000007"))


def test_all_problems_come_at_once_and_say_where(land):
    faulty = new_household(land.commune, land.village, new_member(ethnicity="X", personal_number="1"))
    with pytest.raises(Refused) as refused:
        register(land, faulty)
    assert [problem.where for problem in refused.value.problems] == [
        ("members", 0, "ethnicity"),
        ("members", 0, "personal_number"),
    ]
    assert refused.value.problems[0].text == (
        "Hộ thứ 1 (chủ hộ Lý Văn Ba), Lý Văn Ba: dân tộc “X” không có trong danh mục 54 dân tộc. "
        "Hãy chọn trong danh sách. (HGD-007)"
    )


def test_number_twice_in_one_batch_names_the_other(land):
    members = [new_member(personal_number="022080001234"), replace(SPOUSE, personal_number="022080001234")]
    with pytest.raises(Refused, match=r"trùng với Lý Văn Ba .*\(HGD-012\)"):
        register(land, new_household(land.commune, land.village, *members))


def test_number_of_a_registered_person_is_refused_wherever_they_live(land):
    there = new_household(land.neighbour, land.neighbour_village, new_member(personal_number="022080001234"))
    register(land, there, land.district_officer, land.district_scope)
    with pytest.raises(Refused) as refused:
        register(land, new_household(land.commune, land.village, new_member(personal_number="022080001234")))
    assert refused.value.codes == ["HGD-013"]
    assert "022080001234" not in str(refused.value)


def test_out_of_area(land):
    with pytest.raises(OutOfArea):
        register(land, new_household(land.neighbour, land.neighbour_village))
    assert not Household.objects.exists()


def test_viewer_may_not_register(land):
    with pytest.raises(PermissionMissing):
        register(land, new_household(land.commune, land.village), land.viewer, land.viewer_scope)


def test_bulk_is_all_or_nothing(land):
    batch = [
        new_household(land.commune, land.village, new_member("Lý Văn Một")),
        new_household(land.commune, land.village, new_member("Lý Văn Hai", ethnicity="X")),
    ]
    with pytest.raises(Refused, match="Hộ thứ 2 "):
        register_households(actor=land.officer, scope=land.scope, new=iter(batch))
    assert not Person.objects.exists()


def test_bulk_keeps_the_order_and_reports_progress(land):
    told = []
    batch = [new_household(land.commune, land.village, new_member(name)) for name in ("Lý Một", "Lý Hai", "Lý Ba")]
    ids = register_households(
        actor=land.officer, scope=land.scope, new=batch, progress=lambda done, total: told.append((done, total))
    )
    stored = Household.objects.in_bulk(ids)
    assert [stored[pk].head_name for pk in ids] == ["Lý Một", "Lý Hai", "Lý Ba"]
    assert told == [(3, None)]


def test_bulk_number_of_queries_does_not_grow(land, django_assert_max_num_queries):
    batch = [
        new_household(land.commune, land.village, new_member(personal_number=f"{number:012d}"))
        for number in range(1, 301)
    ]
    with django_assert_max_num_queries(30):
        register_households(actor=land.officer, scope=land.scope, new=batch)


def test_there_are_54_ethnicities():
    assert len(set(ETHNICITIES)) == 54
