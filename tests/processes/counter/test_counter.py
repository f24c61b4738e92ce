"""The counter: a dossier is taken in, accepted and its receipt shown by one form; an applicant is known again."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from processes.cases.first_step import is_receiving
from processes.cases.models import Case
from processes.counter import desk_work
from processes.counter.codes import card_read, dossier_number_read, looks_like_a_number
from qms.evidence.identity import IdentityOpening
from qms.ledger.now import frozen
from qms.lifecycle.models import Task
from tests.processes.cases import making

CARD = "012345678901|123456789|Trần  Văn Mẫu|01021990|Nam|Thôn Mẫu, xã Vĩnh Bảo|01012022"
NUMBER = "012345678901"


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


@pytest.fixture
def desk(office):
    return coming_in(office.motcua1)


def coming_in(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(procedure, button="accept", **values):
    """What the form of the counter sends when one of its buttons is pressed."""
    filled = {"procedure": procedure.number, "applicant_name": "Trần Văn Mẫu", "parts": making.PARTS}
    filled |= {"first_step": "on", "values_so_ban": "2", "whole-form": "1", button: "1"}
    return {name: value for name, value in (filled | values).items() if value is not None}


@pytest.mark.both_databases
def test_one_form_takes_in_accepts_and_shows_the_receipt_with_the_first_step_done(office, desk):
    answer = desk.post(reverse("counter"), sent(making.procedure(office)))
    case = Case.objects.get()
    assert (case.state, case.received_by, case.parts_present) == ("in_progress", office.motcua1, making.PARTS)
    assert "Trần Văn Mẫu" in answer.text and case.number in answer.text and 'data-print="now"' in answer.text
    first, second = case.case_steps.order_by("pk")
    assert (first.step.code, first.holder, first.values) == ("B1", office.motcua1, {"so_ban": 2})
    assert second.step.code == "B2" and second.done_at is None
    assert [task.part_id for task in Task.objects.about(case).open()] == [second.pk]
    assert [row.act for row in Case.history.filter(id=case.pk).order_by("sequence")] == ["create", "accept"]
    assert IdentityOpening.objects.get().person == office.motcua1


REFUSED = [
    ({"parts": making.PARTS[1:]}, "bắt buộc"),
    ({"values_so_ban": ""}, "id_values_so_ban_error"),
    ({"first_step": None}, "đánh dấu ô này"),
    ({"applicant_name": ""}, "id_applicant_name_error"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED)
def test_what_cannot_be_accepted_is_not_taken_in_either_and_nothing_typed_is_lost(office, desk, changed, said):
    values = {"applicant_address": "Thôn Mẫu"} | changed
    answer = desk.post(reverse("counter"), sent(making.procedure(office), **values))
    assert answer.status_code in (409, 422) and said in answer.text.lower().replace("ID_", "id_")
    assert "Thôn Mẫu" in answer.text and not Case.objects.exists()


def test_the_first_step_may_be_left_for_later(office, desk):
    desk.post(reverse("counter"), sent(making.procedure(office), first_step=None, values_so_ban=""))
    assert [row.step.code for row in Case.objects.get().way.open()] == ["B1"]


def test_what_lacks_a_part_is_taken_in_and_accepted_later(office, desk):
    answer = desk.post(reverse("counter"), sent(making.procedure(office), "receive", parts=[]), follow=True)
    case = Case.objects.get()
    assert case.state == "received" and answer.redirect_chain[-1][0] == reverse("cases_record", args=[case.pk])
    assert "được hỏi lại khi tiếp nhận" in answer.text


def test_a_form_sent_twice_makes_one_dossier(office, desk):
    form = sent(making.procedure(office)) | {"form-key": "7e0c6b1e-6f3c-4c58-9f5e-1d1c51a8b1aa"}
    desk.post(reverse("counter"), form)
    assert desk.post(reverse("counter"), form).status_code == 302
    assert Case.objects.count() == 1


def test_only_a_step_of_the_desk_with_one_way_on_is_done_with_the_acceptance(office, desk):
    case = making.received(office)
    assert desk.get(reverse("cases_act", args=[case.pk, "accept"])).text.count('name="first_step"') == 1
    page = reverse("cases_act", args=[case.pk, "accept"])
    answer = desk.post(page, {"first_step": "on", "values_so_ban": "3", "whole-form": "1", "sequence": case.sequence})
    assert answer.status_code == 302
    assert [row.step.code for row in making.fresh(case).way.open()] == ["B2"]


# ── Who comes again


def test_a_card_fills_in_the_applicant_and_an_earlier_dossier_the_rest(office, desk):
    procedure = making.procedure(office)
    making.received(office, procedure, applicant_id_number=NUMBER, applicant_phone="0912345678")
    answer = desk.post(reverse("counter"), sent(procedure, scan=CARD, applicant_name=""))
    assert all(words in answer.text for words in ("Trần Văn Mẫu", "Thôn Mẫu, xã Vĩnh Bảo", NUMBER, "0912345678"))
    assert IdentityOpening.objects.get().person == office.motcua1 and Case.objects.count() == 1


def test_a_number_finds_only_the_very_same_and_only_at_the_desk_that_took_it_in(office, desk):
    procedure = making.procedure(office)
    making.received(office, procedure, applicant_name="Lê Thị Khác", applicant_id_number=NUMBER)
    asked = sent(procedure, "find", applicant_name="", applicant_id_number=NUMBER)
    assert "Lê Thị Khác" in desk.post(reverse("counter"), asked).text
    other = asked | {"applicant_id_number": NUMBER[:-1] + "9"}
    assert "Lê Thị Khác" not in desk.post(reverse("counter"), other).text
    assert "Lê Thị Khác" not in coming_in(office.vanthu).post(reverse("counter"), asked).text
    assert IdentityOpening.objects.count() == 1


def test_another_like_the_last_one_has_its_procedure_and_nothing_of_its_applicant(office, desk):
    case = making.received(office, subject="Chứng thực bằng", applicant_id_number=NUMBER)
    page = desk.get(reverse("counter"), {"like": case.pk}).text
    assert "Chứng thực bằng" in page and case.procedure.title in page
    assert "Nguyễn Thị Mẫu" not in page and NUMBER not in page


# ── What a scanner types


def test_codes_are_read_and_nothing_else_is_taken_for_one():
    card = card_read(f" {CARD} ")
    assert (card.id_number, card.full_name, card.address) == (NUMBER, "Trần Văn Mẫu", "Thôn Mẫu, xã Vĩnh Bảo")
    assert card_read("012345678901") is None and card_read("a|b|c|d|e|f|g") is None
    assert dossier_number_read("hs-260302-0001") == "HS-260302-0001" and dossier_number_read("khai sinh") == ""
    assert looks_like_a_number("012 345 678 901") and looks_like_a_number("C1234567")
    assert not looks_like_a_number("Trần Văn") and not looks_like_a_number("12")


def test_a_receipt_leads_to_its_dossier_and_the_result_is_handed_out_by_one_press(office, desk):
    case = making.resolved(office)
    answer = desk.post(reverse("counter"), {"box": case.number.lower()}, follow=True)
    assert reverse("counter_hand_out", args=[case.pk]) in answer.text and case.result_number in answer.text
    desk.post(reverse("counter_hand_out", args=[case.pk]))
    assert (making.fresh(case).state, making.fresh(case).delivered_how) == ("closed", "counter")


def test_what_is_not_ready_is_not_handed_out(office, desk):
    case = making.on_work(office)
    page = desk.post(reverse("counter"), {"box": case.number}, follow=True).text
    assert reverse("counter_hand_out", args=[case.pk]) not in page
    assert desk.post(reverse("counter_hand_out", args=[case.pk])).status_code == 302
    assert making.fresh(case).state == "in_progress"


def test_a_card_scanned_too_early_is_told_and_not_searched_for(office, desk):
    making.procedure(office)
    page = desk.post(reverse("counter"), {"box": CARD}).text
    assert "chọn thủ tục trước" in page and NUMBER not in page


def test_a_procedure_that_is_not_received_here_is_told_and_the_choice_stays(office, desk):
    shown = desk.get("/counter?procedure=9.999999.H24")
    assert shown.status_code == 200
    assert "9.999999.H24" in shown.text
    assert "không phải thủ tục đang được tiếp nhận" in shown.text


def test_a_first_step_of_another_post_or_with_two_ways_on_is_asked_on_its_own(office):
    first, *_rest = making.received(office).version.active_steps()
    assert is_receiving(first, first.version)
    one, two = first.active_outcomes(), [*first.active_outcomes(), *first.active_outcomes()]
    usual = {"post": first.post, "result_required": False, "active_outcomes": lambda: one}
    for other in ({"post": "officer"}, {"result_required": True}, {"active_outcomes": lambda: two}):
        assert not is_receiving(SimpleNamespace(**usual | other), first.version)


def test_all_that_waits_is_among_what_see_all_of_them_shows(office, desk, monkeypatch):
    """Refusals wait at the desk like results."""
    monkeypatch.setattr(desk_work, "SHOWN", 0)
    refused = making.refused(office)
    resolved = making.resolved(office, refused.procedure)
    page = desk.get(reverse("counter"))
    assert page.context["waiting_count"] == 2
    shown = desk.get(page.context["waiting_url"])
    assert {row["record"].pk for row in shown.context["rows"]} >= {resolved.pk, refused.pk}
