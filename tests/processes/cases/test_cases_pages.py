"""The pages of dossiers: register, new, record, every act's form, papers, and the identity that opens on record."""

import pytest
from django.urls import reverse

from processes.cases.models import Case
from processes.cases.papers import PAPERS, papers_of
from processes.cases.states import CaseState
from qms.acts.acts import acts_of
from qms.evidence.identity import IdentityOpening
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.web.printed.heads import in_lines
from tests.processes.cases import making as making


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


@pytest.fixture
def as_person(client):
    """A browser in which a person is signed in."""

    def signed_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("state", CaseState.values)
def test_a_record_is_shown_in_every_state_with_all_that_can_be_done(office, as_person, state):
    case = making.IN_STATE[state](office)
    for person in (office.motcua1, office.congchuc1, office.truongphong):
        page = as_person(person).get(reverse("cases_record", args=[case.pk]))
        assert page.status_code == 200
        assert case.number in text_of(page)
    assert as_person(office.congchuc3).get(reverse("cases_record", args=[case.pk])).status_code == 404


@pytest.mark.parametrize("state", CaseState.values)
def test_every_act_that_a_state_has_shows_its_form(office, as_person, state):
    case = making.IN_STATE[state](office)
    for name, act in acts_of(Case).items():
        if state in act.source and name != "move_deadline":
            page = as_person(office.motcua1).get(reverse("cases_act", args=[case.pk, name]))
            assert page.status_code == 200, name


def test_the_register_lists_filters_and_marks_what_is_late(office, as_person):
    document = making.procedure(office)
    late = making.on_work(office, document, subject="Hồ sơ trễ")
    with frozen(making.at(2026, 3, 20, 8, 0)):
        soon = making.on_work(office, document, subject="Hồ sơ mới")
        browser = as_person(office.congchuc1)
        both = text_of(browser.get(reverse("cases")))
        assert late.number in both and soon.number in both
        only = text_of(browser.get(reverse("cases"), {"late": "on"}))
        assert late.number in only and soon.number not in only
        assert "Nguyễn T. M." in both and "Nguyễn Thị Mẫu" not in both


def test_the_register_asks_as_many_questions_for_many_rows_as_for_one(office, as_person, django_assert_max_num_queries):
    document = making.procedure(office)
    browser = as_person(office.motcua1)
    asked = []
    for count in (1, 6):
        for _ in range(count):
            making.on_work(office, document)
        with django_assert_max_num_queries(40) as queries:
            browser.get(reverse("cases"))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_dossier_is_received_at_the_counter(office, as_person):
    document = making.procedure(office)
    browser = as_person(office.motcua1)
    choice = text_of(browser.get(reverse("cases_new")))
    assert f"?procedure={document.number}" in choice
    form = text_of(browser.get(reverse("cases_new"), {"procedure": document.number}))
    assert "Tờ khai" in form
    words = {"whole-form": "1", "procedure": document.number, "channel": "counter", "parts": ["Tờ khai"]}
    wrong = browser.post(reverse("cases_new"), words | {"subject": "Giữ lại lời này"})
    assert wrong.status_code == 422
    assert "Giữ lại lời này" in text_of(wrong)
    right = browser.post(reverse("cases_new"), words | {"applicant_name": "Nguyễn Thị Mẫu"})
    case = Case.objects.get()
    assert right.url == reverse("cases_record", args=[case.pk])
    assert (case.parts_present, case.receiving_unit) == (["Tờ khai"], office.units["hcc"])


def test_a_step_is_completed_by_its_own_form_and_wrong_input_stays(office, as_person):
    case = making.accepted(office)
    address = reverse("cases_act", args=[case.pk, "complete_step"])
    browser = as_person(office.motcua1)
    assert "values_so_ban" in text_of(browser.get(address))
    words = {"whole-form": "1", "step": "B1", "outcome": "du", "note": "Ghi chú giữ lại", "sequence": case.sequence}
    wrong = browser.post(address, words | {"values_so_ban": "hai"})
    assert wrong.status_code == 422
    assert "Ghi chú giữ lại" in text_of(wrong) and "hai" in text_of(wrong)
    assert browser.post(address, words | {"values_so_ban": "2"}).status_code == 302
    row = making.fresh(case).case_steps.get(step__code="B1")
    assert (row.values, row.note, row.holder) == ({"so_ban": 2}, "Ghi chú giữ lại", office.motcua1)


@pytest.mark.django_db(transaction=True)
def test_the_last_step_resolves_with_its_result(office, as_person):
    case = making.on_last_step(office)
    address = reverse("cases_act", args=[case.pk, "resolve"])
    browser = as_person(office.vanthu)
    words = {"whole-form": "1", "step": "B4", "outcome": "xong", "sequence": case.sequence}
    assert browser.post(address, words).status_code == 422
    assert browser.post(address, words | {"result_number": "Số 01"}).status_code == 422
    assert browser.post(address, words | making.issued()).status_code == 302
    assert making.fresh(case).state == "resolved"


@pytest.mark.django_db(transaction=True)
def test_the_wrong_person_is_told_who_may(office, as_person):
    case = making.on_work(office)
    address = reverse("cases_act", args=[case.pk, "complete_step"])
    words = {"whole-form": "1", "outcome": "trinh", "sequence": case.sequence}
    refusal = as_person(office.motcua1).post(address, words)
    assert refusal.status_code == 403
    assert "Congchuc1" in text_of(refusal)


def test_a_substitute_is_shown_with_whom_they_act_for(office, as_person):
    office.substitute("congchuc1", "officer", "truongkt", making.MONDAY.date(), making.MONDAY.date())
    case = making.on_work(office)
    perform(case.complete_step, by=office.truongkt, outcome="trinh")
    page = text_of(as_person(office.motcua1).get(reverse("cases_record", args=[case.pk])))
    assert "Truongkt" in page and "Congchuc1" in page


def test_a_case_is_shown_as_it_stood_on_an_earlier_day(office, as_person):
    case = making.awaiting_supplement(office)
    with frozen(making.at(2026, 3, 10, 8, 0)):
        perform(case.withdraw, by=office.motcua1, reason="Rút")
        page = as_person(office.motcua1).get(reverse("cases_record", args=[case.pk]), {"as_of": "2026-03-02"})
    assert page.status_code == 200
    assert page.context["record"].state == "awaiting_supplement"
    assert page.context["lines"][-1].row.done_at is None


def test_papers_are_those_for_which_there_is_something_to_say(office, as_person):
    document = making.procedure(office)
    case = making.received(office, document)
    assert papers_of(case) == []
    perform(case.return_incomplete, by=office.motcua1, reason="Thiếu", missing="Tờ khai gốc")
    perform(case.accept, by=office.motcua1)
    perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
    perform(case.apologise, by=office.truongphong, reason="Quá tải", promised_on=making.ANSWER_BY)
    case = making.fresh(case)
    assert [paper.number for paper in papers_of(case)] == ["01", "02", "04", "06"]
    browser = as_person(office.motcua1)
    for slug, paper in PAPERS.items():
        page = browser.get(reverse("case_paper", args=[case.pk, slug]))
        assert page.status_code == (200 if paper in papers_of(case) else 404), slug
    assert "Nguyễn Thị Mẫu" not in text_of(browser.get(reverse("case_paper", args=[case.pk, "receipt"])))


def test_refusals_and_stops_have_their_papers(office, as_person):
    case = making.received(office)
    perform(case.refuse, by=office.motcua1, reason="Không thuộc thẩm quyền", legal_ground="Văn bản mẫu")
    page = text_of(as_person(office.motcua1).get(reverse("case_paper", args=[case.pk, "refusal"])))
    assert "Không thuộc thẩm quyền" in page and "Văn bản mẫu" in page


def test_the_identity_opens_on_record_for_those_who_work_on_the_dossier(office, as_person):
    case = making.received(office, applicant_id_number="000000000007")
    address = reverse("case_identity", args=[case.pk])
    browser = as_person(office.motcua1)
    assert "000000000007" not in text_of(browser.get(address))
    assert browser.post(address, {"why": " "}).status_code == 422
    assert not IdentityOpening.objects.exists()
    assert "000000000007" in text_of(browser.post(address, {"why": "Đối chiếu giấy tờ"}))
    opening = IdentityOpening.objects.get()
    assert (opening.person, opening.why) == (office.motcua1, "Đối chiếu giấy tờ")
    assert as_person(office.danhgia1).post(address, {"why": "Xem"}).status_code == 403
    assert as_person(office.congchuc3).post(address, {"why": "Xem"}).status_code == 404


def test_a_paper_with_the_whole_identity_is_an_opening_too(office, as_person):
    case = making.accepted(office)
    page = text_of(as_person(office.motcua1).post(reverse("case_paper", args=[case.pk, "receipt"])))
    assert "Nguyễn Thị Mẫu" in page
    assert IdentityOpening.objects.get().why.startswith("01")


def test_the_register_is_printed_for_a_period(office, as_person):
    case = making.accepted(office)
    browser = as_person(office.motcua1)
    assert case.number in text_of(browser.get(reverse("cases_printed")))
    later = browser.get(reverse("cases_printed"), {"since": "2026-03-03", "until": "2026-03-31"})
    assert case.number not in text_of(later)
    assert browser.get(reverse("cases_printed"), {"since": "x"}).status_code == 404


def test_the_head_of_a_paper_names_the_committee_in_two_lines(office, as_person):
    case = making.accepted(office)
    page = as_person(office.motcua1).get(reverse("case_paper", args=[case.pk, "receipt"])).text
    assert "<p>ỦY BAN NHÂN DÂN</p><p>XÃ VĨNH BẢO</p>" in page
    assert '<p class="strong ruled">TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG</p>' in page
    assert in_lines(office.units["vinhbao"]) == ("ỦY BAN NHÂN DÂN", "XÃ VĨNH BẢO")


def test_a_script_in_a_note_is_only_text(office, as_person):
    case = making.on_work(office, subject="<script>alert(1)</script> 😀")
    perform(case.complete_step, by=office.congchuc1, outcome="trinh", note="<script>alert(2)</script>")
    page = text_of(as_person(office.congchuc1).get(reverse("cases_record", args=[case.pk])))
    assert "<script>alert(" not in page and "😀" in page
