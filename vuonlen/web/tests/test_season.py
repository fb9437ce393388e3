"""A commune's season through its pages: each step taken, refused with its rule, and closed to who is not to take it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.reviews import testing as season
from vuonlen.reviews.models import Candidate, CommuneSeason, Decision, MeetingVote, Objection, Posting, Step
from vuonlen.web.testing import World, survey

SignIn = Callable[[User], Client]
#: The day of review of the open round, on which the helpers of the season do everything.
DAY = "14/12/2022"


@pytest.fixture
def recorded(world: World) -> World:
    """Every household of the commune has its form."""
    survey(world)
    return world


def commune_url(world: World, action: str = "") -> str:
    return f"/ra-soat/{world.open_round.pk}/xa/{world.commune.pk}/{action}"


def village_url(world: World, more: str = "") -> str:
    return f"/ra-soat/{world.open_round.pk}/thon/{world.village.pk}/{more}"


def step_of(world: World) -> str:
    return CommuneSeason.objects.get(round=world.open_round, commune=world.commune).step


def text_of(answer: Any) -> str:
    return answer.content.decode()


def minutes(world: World, agree: int = 20, **changes: str) -> dict[str, str]:
    votes = {}
    for candidate in Candidate.objects.filter(round=world.open_round, commune=world.commune):
        votes |= {f"dong-y-{candidate.household_id}": str(agree), f"khong-{candidate.household_id}": str(25 - agree)}
    told = {
        "held_on": DAY,
        "held_from": "19:00",
        "place": "Nhà văn hóa thôn",
        "chair": "Chíu A Tài",
        "secretary": "Đặng Thị Mai",
        "attendance": "25",
        "minutes_copies": "2",
    }
    return told | votes | changes


def test_district_sees_the_communes_on_a_board(world: World, signed_in: SignIn) -> None:
    page = text_of(signed_in(world.district_officer).get(f"/ra-soat/{world.open_round.pk}/"))
    assert "Bảng việc" in page
    assert "Xã Quảng Sơn" in page
    assert "Xã Quảng Đức" in page
    assert "đang khảo sát" in page


def test_commune_officer_comes_to_the_own_commune(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    answer = client.get(f"/ra-soat/{world.open_round.pk}/")
    assert answer["Location"] == commune_url(world)
    page = text_of(client.get(commune_url(world)))
    assert "Việc tiếp theo" in page
    assert "Khảo sát xong" in page
    assert "Thôn Lồ Má Coọc" in page
    assert "Thêm hộ đề nghị" in page


def test_viewer_sees_what_comes_next_but_no_button(world: World, signed_in: SignIn) -> None:
    page = text_of(signed_in(world.viewer).get(commune_url(world)))
    assert "Việc tiếp theo" in page
    assert "btn-primary" not in page.split("<main", 1)[1]


def test_village_lists_its_households_and_is_assigned(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    page = text_of(client.get(village_url(world)))
    assert "Chíu Nhì Múi" in page
    assert "chưa ghi" in page
    answer = client.post(village_url(world), {"surveyor": world.surveyor.pk}, follow=True)
    assert "Đã giao thôn cho Chìu Thị Soát" in text_of(answer)
    assert "giao cho bạn" in text_of(signed_in(world.surveyor).get(commune_url(world)))


def test_village_is_not_given_to_somebody_without_the_right(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).post(village_url(world), {"surveyor": world.viewer.pk})
    assert answer.status_code == 422
    assert "(TR-035)" in text_of(answer)


def test_survey_is_finished_when_every_form_is_there(recorded: World, signed_in: SignIn) -> None:
    client = signed_in(recorded.officer)
    answer = client.post(commune_url(recorded, "khao-sat-xong/"), {"on": DAY}, follow=True)
    assert "Đã kết thúc khảo sát" in text_of(answer)
    assert "còn 2 hộ chưa được họp thôn đồng ý" in text_of(answer)
    assert step_of(recorded) == Step.MEETING


def test_survey_with_missing_forms_is_refused_by_name(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).post(commune_url(world, "khao-sat-xong/"), {"on": DAY})
    assert answer.status_code == 422
    assert "Chíu Nhì Múi" in text_of(answer)
    assert "RAS-0" in text_of(answer)
    assert step_of(world) == Step.SURVEY


def test_a_day_that_is_none_is_told_with_a_code(world: World, signed_in: SignIn) -> None:
    answer = signed_in(world.officer).post(commune_url(world, "khao-sat-xong/"), {"on": "31/02/2022"})
    assert "(TR-031)" in text_of(answer)


def test_who_may_not_take_a_step_is_told(recorded: World, signed_in: SignIn) -> None:
    assert signed_in(recorded.surveyor).post(commune_url(recorded, "khao-sat-xong/"), {"on": DAY}).status_code == 403
    assert signed_in(recorded.officer).post(commune_url(recorded, "quyet-dinh/"), {}).status_code == 403
    page = text_of(signed_in(recorded.surveyor).get(commune_url(recorded, "khao-sat-xong/")))
    assert "Người làm bước này" in page


def test_meeting_agrees_or_sends_back(recorded: World, signed_in: SignIn) -> None:
    season.finish(recorded.open_round, [recorded.commune.pk])
    client = signed_in(recorded.officer)
    assert "50%" in text_of(client.get(village_url(recorded, "hop/")))
    told = minutes(recorded)
    told[f"dong-y-{recorded.well_off.pk}"], told[f"khong-{recorded.well_off.pk}"] = "12", "13"
    answer = client.post(village_url(recorded, "hop/"), told, follow=True)
    assert "1 hộ được đồng ý, 1 hộ phải rà soát lại" in text_of(answer)
    again = MeetingVote.objects.get(outcome=MeetingVote.Outcome.SURVEY_AGAIN, meeting__round=recorded.open_round)
    assert again.household == recorded.well_off


def test_more_votes_than_people_are_refused_and_kept_in_the_page(recorded: World, signed_in: SignIn) -> None:
    season.finish(recorded.open_round, [recorded.commune.pk])
    answer = signed_in(recorded.officer).post(village_url(recorded, "hop/"), minutes(recorded, attendance="10"))
    assert answer.status_code == 422
    assert "(RAS-046)" in text_of(answer)
    assert 'value="20"' in text_of(answer)


def test_a_vote_left_empty_is_asked_for(recorded: World, signed_in: SignIn) -> None:
    season.finish(recorded.open_round, [recorded.commune.pk])
    told = minutes(recorded) | {f"dong-y-{recorded.poor.pk}": ""}
    answer = signed_in(recorded.officer).post(village_url(recorded, "hop/"), told)
    assert "Chíu Nhì Múi: chưa ghi số phiếu" in text_of(answer)
    assert "(TR-036)" in text_of(answer)


def test_meeting_before_the_survey_is_over_is_refused(recorded: World, signed_in: SignIn) -> None:
    answer = signed_in(recorded.officer).post(village_url(recorded, "hop/"), minutes(recorded))
    assert answer.status_code == 422
    assert "(RAS-040)" in text_of(answer)


def posted(world: World) -> Posting:
    only = [world.commune.pk]
    season.finish(world.open_round, only)
    season.meet(world.open_round, only)
    season.post(world.open_round, only)
    return Posting.objects.get(round=world.open_round)


def test_posting_shows_its_days_and_prints_no_secret(recorded: World, signed_in: SignIn) -> None:
    season.finish(recorded.open_round, [recorded.commune.pk])
    season.meet(recorded.open_round, [recorded.commune.pk])
    client = signed_in(recorded.officer)
    answer = client.post(commune_url(recorded, "niem-yet/"), {"starts_on": DAY, "places": "Trụ sở"}, follow=True)
    assert "Đã ghi niêm yết" in text_of(answer)
    posting = Posting.objects.get(round=recorded.open_round)
    assert date_digits(posting.ends_on) in text_of(client.get(commune_url(recorded, "niem-yet/")))
    listed = text_of(client.get(commune_url(recorded, "danh-sach/")))
    assert "Chíu Nhì Múi" in listed
    assert "022180001234" not in listed
    assert "1980" not in listed


def test_objection_opens_a_recheck_and_is_answered(recorded: World, signed_in: SignIn) -> None:
    posting, client = posted(recorded), signed_in(recorded.officer)
    told = {"household": recorded.poor.pk, "raised_by": "Lý A Chảo", "received_on": DAY, "text": "Hộ có nhà tiêu."}
    answer = client.post(commune_url(recorded, "khieu-nai/"), told, follow=True)
    assert "Đã ghi khiếu nại về hộ Chíu Nhì Múi" in text_of(answer)
    found = Objection.objects.get(posting=posting)
    assert step_of(recorded) == Step.RECHECK
    solved = {"resolved_on": DAY, "resolution": "Đã xem nhà tiêu.", "late_reason": ""}
    answer = client.post(commune_url(recorded, f"khieu-nai/{found.pk}/"), solved, follow=True)
    assert "kết quả của hộ giữ nguyên" in text_of(answer)
    assert "niêm yết lại" in text_of(answer)


def test_objection_out_of_the_posting_is_refused(recorded: World, signed_in: SignIn) -> None:
    posted(recorded)
    told = {"household": recorded.poor.pk, "raised_by": "Lý A Chảo", "received_on": "02/01/2023", "text": "Sai."}
    answer = signed_in(recorded.officer).post(commune_url(recorded, "khieu-nai/"), told)
    assert answer.status_code == 422
    assert "(RAS-053)" in text_of(answer)


def test_report_then_opinion_then_decision_then_certificates(recorded: World, signed_in: SignIn) -> None:
    posted(recorded)
    officer, upper, chair = (signed_in(user) for user in (recorded.officer, recorded.district_chair, recorded.chair))
    answer = officer.post(commune_url(recorded, "bao-cao/"), {"number": "58/BC-UBND", "sent_on": "21/12/2022"})
    assert answer.status_code == 302
    told = {"agrees": "co", "given_on": "22/12/2022", "by": "Hoàng Vĩnh Khiên", "text": ""}
    assert upper.post(commune_url(recorded, "y-kien/"), told).status_code == 302
    paper = {"number": "200/QĐ-UBND", "exit_number": "", "signed_on": "23/12/2022", "signer": "Chìu A Sáng"}
    assert chair.post(commune_url(recorded, "quyet-dinh/"), paper).status_code == 302
    assert Decision.objects.get(round=recorded.open_round).recorded_by == recorded.chair
    answer = chair.post(commune_url(recorded, "giay-chung-nhan/"), {"issued_on": "26/12/2022"}, follow=True)
    assert "Đã cấp giấy chứng nhận" in text_of(answer)
    page = text_of(chair.get(commune_url(recorded, "giay-chung-nhan/")))
    assert "0001/2022/GCN-HN.HCN" in page
    assert chair.post(commune_url(recorded, "chot-so-lieu/")).status_code == 302
    assert step_of(recorded) == Step.FROZEN
    assert "Mã kiểm" in text_of(chair.get(commune_url(recorded, "chot-so-lieu/")))


def test_decision_before_its_time_says_the_rule(recorded: World, signed_in: SignIn) -> None:
    posted(recorded)
    paper = {"number": "200/QĐ-UBND", "exit_number": "", "signed_on": "23/12/2022", "signer": "Chìu A Sáng"}
    answer = signed_in(recorded.chair).post(commune_url(recorded, "quyet-dinh/"), paper)
    assert answer.status_code == 422
    assert "(RAS-059)" in text_of(answer)
    assert "200/QĐ-UBND" in text_of(answer)


def test_disagreement_names_households(recorded: World, signed_in: SignIn) -> None:
    posted(recorded)
    season.report(recorded.open_round, [recorded.commune.pk])
    upper = signed_in(recorded.district_chair)
    told = {"agrees": "khong", "given_on": "22/12/2022", "by": "Hoàng Vĩnh Khiên", "text": "Xem lại nhà ở."}
    assert "(RAS-061)" in text_of(upper.post(commune_url(recorded, "y-kien/"), told))
    assert upper.post(commune_url(recorded, "y-kien/"), told | {"review_again": [recorded.poor.pk]}).status_code == 302
    assert step_of(recorded) == Step.MEETING
    hung = {"starts_on": "26/12/2022", "places": "Trụ sở"}
    page = text_of(signed_in(recorded.officer).get(commune_url(recorded)))
    assert "Cấp trên không đồng ý: 1 hộ phải được ghi lại phiếu và họp thôn lại" in page
    assert "(RAS-051)" in text_of(signed_in(recorded.officer).post(commune_url(recorded, "niem-yet/"), hung))


def test_disagreement_with_the_whole_list_needs_no_names(recorded: World, signed_in: SignIn) -> None:
    posted(recorded)
    season.report(recorded.open_round, [recorded.commune.pk])
    told = {"agrees": "khong-ca-danh-sach", "given_on": "22/12/2022", "by": "Hoàng Vĩnh Khiên", "text": "Xem lại."}
    assert signed_in(recorded.district_chair).post(commune_url(recorded, "y-kien/"), told).status_code == 302
    page = text_of(signed_in(recorded.officer).get(commune_url(recorded)))
    assert "Cấp trên không đồng ý: 2 hộ" in page


def test_requester_is_found_screened_and_added(world: World, signed_in: SignIn) -> None:
    Candidate.objects.filter(round=world.open_round, household=world.well_off).delete()
    client = signed_in(world.officer)
    found = text_of(client.get(commune_url(world, "de-nghi/"), {"hoi": "dang van uoc"}))
    assert f"?ho={world.well_off.pk}" in found
    url = commune_url(world, f"de-nghi/?ho={world.well_off.pk}")
    assert "dưới 4 trên 9" in text_of(client.get(url))
    refused = client.post(url, {"requested_on": "20/09/2022", "ticks": [1, 2, 3, 4]})
    assert "(RAS-038)" in text_of(refused)
    answer = client.post(url, {"requested_on": "20/09/2022", "ticks": [1, 2]}, follow=True)
    assert "Đã thêm hộ Đặng Văn Ước" in text_of(answer)
    assert Candidate.objects.get(round=world.open_round, household=world.well_off).quick_screen_ticks == [1, 2]


def test_household_of_another_commune_is_not_added(world: World, signed_in: SignIn) -> None:
    url = commune_url(world, f"de-nghi/?ho={world.elsewhere.pk}")
    assert signed_in(world.district_officer).post(url, {"requested_on": "20/09/2022"}).status_code == 404


def test_in_year_round_is_opened_by_the_commune(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    assert "thoát nghèo" in text_of(client.get("/ra-soat/mo/"))
    told = {"kind": "in_year_exit", "opens_on": "15/05/2022", "reviewed_on": "20/05/2022", "effective_on": "01/06/2022"}
    answer = client.post("/ra-soat/mo/", told, follow=True)
    assert "Đã mở đợt" in text_of(answer)
    assert "Chưa có hộ nào" in text_of(answer)
    early = client.post("/ra-soat/mo/", told | {"opens_on": "10/06/2022"})
    assert "(RAS-033)" in text_of(early) or "(RAS-016)" in text_of(early)


def test_annual_round_is_not_offered_to_a_commune(world: World, signed_in: SignIn) -> None:
    told = {"kind": "annual", "opens_on": "15/09/2024", "reviewed_on": "20/10/2024", "effective_on": "31/12/2024"}
    assert "(TR-035)" in text_of(signed_in(world.officer).post("/ra-soat/mo/", told))
    assert signed_in(world.viewer).post("/ra-soat/mo/", told).status_code == 403


def test_pages_of_another_commune_are_not_found(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    other = f"/ra-soat/{world.open_round.pk}/xa/{world.other_commune.pk}/"
    for page in ("", "niem-yet/", "quyet-dinh/", "danh-sach/", "de-nghi/", "khieu-nai/"):
        assert client.get(other + page).status_code == 404
        assert client.post(other + page, {"on": DAY}).status_code in {404, 405}


def test_papers_are_made_when_their_records_are_there(recorded: World, signed_in: SignIn) -> None:
    client = signed_in(recorded.officer)
    assert client.get(commune_url(recorded, "giay/niem-yet.pdf")).status_code == 404
    posted(recorded)
    found = client.get(commune_url(recorded, "giay/niem-yet.pdf"))
    assert found.content.startswith(b"%PDF")
    assert "niem-yet-quang-son-2022.pdf" in found["Content-Disposition"]
    assert client.get(village_url(recorded, "giay/bien-ban.docx")).content.startswith(b"PK")
    assert "giay/niem-yet.docx" in text_of(client.get(commune_url(recorded, "niem-yet/")))
    assert client.get(commune_url(recorded, "giay/niem-yet.exe")).status_code == 404
    assert signed_in(recorded.outsider).get(commune_url(recorded, "giay/niem-yet.pdf")).status_code == 404


def test_overdue_work_is_in_sight_everywhere(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    home = text_of(client.get("/"))
    assert "Đến hạn: 1" in home
    assert "quá hạn" in home
    page = text_of(client.get("/den-han/"))
    assert "Ra quyết định" in page
    assert commune_url(world) in page
    assert "Xã Quảng Đức" not in page


def test_an_unknown_step_is_not_found(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.officer).get(commune_url(world, "khong-co/")).status_code == 404


def test_certificate_is_verified_by_anybody_and_tells_no_name(
    recorded: World, signed_in: SignIn, client: Client
) -> None:
    only = [recorded.commune.pk]
    season.bring_to_decision(recorded.open_round, only)
    chair = signed_in(recorded.chair)
    paper = {"number": "200/QĐ-UBND", "exit_number": "", "signed_on": "30/12/2022", "signer": "Chìu A Sáng"}
    chair.post(commune_url(recorded, "quyet-dinh/"), paper)
    chair.post(commune_url(recorded, "giay-chung-nhan/"), {"issued_on": date_digits(date(2022, 12, 30))})
    token = recorded.poor.spells.get(decision__round=recorded.open_round).certificate.token
    page = text_of(client.get(f"/giay/{token}/"))
    assert "còn hiệu lực" in page
    assert "0001/2022/GCN-HN.HCN" in page
    assert "Xã Quảng Sơn" in page
    assert "Chíu" not in page
    unknown = client.get("/giay/khong-co/")
    assert unknown.status_code == 404
    assert "(TR-037)" in text_of(unknown)
