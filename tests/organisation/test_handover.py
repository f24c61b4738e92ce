"""Handing over: what a person would leave behind is listed whole, and goes to another by each record's own act."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from documents.acknowledgements.models import Acknowledgement
from processes.cases.models import Case
from processes.objectives.models import Objective
from qms.inbox import claims
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen, today
from qms.lifecycle.door import perform
from qms.lifecycle.models import Task
from qms.organisation.handover import work_left_by
from qms.organisation.named_places import people_named_in, places
from qms.people.models import User
from tests.audits.conduct import making as audits
from tests.documents.controlled import making as documents
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases

REASON = "QĐ 21: thôi việc"


def a_dossier(office):
    """A dossier that waits for the desk."""
    with frozen(cases.MONDAY):
        return cases.received(office)


def url_of(person):
    return f"/people/persons/{person.pk}/handover"


@pytest.fixture
def head(office, client):
    client.force_login(office.truongphong)
    return client


# ── What is listed


def test_places_are_read_from_fields_and_acts():
    found = {(place.kind.model.__name__, place.part or place.field) for place in places()}
    assert {("Action", "verifier"), ("DocumentRevision", "reviewers"), ("ManagementReview", "inputs")} <= found
    assert not any(place.field.endswith("by") for place in places())


def test_a_field_that_names_somebody_and_no_doer_is_a_place():
    assert people_named_in(Case) == []
    assert people_named_in(Objective) == ["owner"]


def test_what_has_ended_is_not_listed(office):
    actions.accepted(office)
    assert work_left_by([office.congchuc1], office.qmr).is_empty


def test_an_action_names_the_one_who_does_it_and_the_one_who_verifies(office):
    given = actions.action(office)
    for person, field in ((office.congchuc1, "responsible"), (office.congchuc2, "verifier")):
        work = work_left_by([person], office.qmr)
        assert [(each.record, each.place.field, each.act) for each in work.named] == [(given, field, "reassign")]


def test_what_the_reader_does_not_see_is_counted_only(office):
    actions.action(office)
    work = work_left_by([office.congchuc1], office.quantri)
    assert (work.named, work.hidden) == ([], 1)


def test_a_reading_ends_by_itself(office):
    documents.effective(office)
    reader = Acknowledgement.objects.first().person
    assert [each.record for each in work_left_by([reader], office.qmr).ends] == list(
        Acknowledgement.objects.filter(person=reader)
    )


def test_the_team_of_an_audit_is_named_on_its_own_page(office):
    audit = audits.planned(office)
    perform(audit.plan, by=office.qmr, auditors=[office.vanthu])
    work = work_left_by([office.vanthu], office.qmr)
    assert [(each.record, each.url) for each in work.on_pages] == [(audit, f"/audits/{audit.pk}/acts/plan")]


def test_whoever_can_hand_over_nothing_is_not_asked_to(office, client):
    actions.action(office)
    for reader, asked in ((office.truongphong, True), (office.chutich, False)):
        client.force_login(reader)
        page = client.get(url_of(office.congchuc1)).content.decode()
        assert "Niêm yết lại" in page and ('name="everything"' in page) is asked, reader


# ── Handing over


def test_everything_goes_to_one_person_at_once(office, head):
    one, two = actions.action(office), actions.action(office, title="Việc thứ hai")
    answer = head.post(url_of(office.congchuc1), {"everything": "thuky", "reason": REASON})
    assert answer.status_code == 302
    for each in (one, two):
        each.refresh_from_db()
        assert each.responsible == office.thuky
        last = each.history.order_by("-sequence").first()
        assert (last.act, last.reason, last.history_user) == ("reassign", REASON, office.truongphong)
    assert Task.objects.open().for_person(fresh(office.thuky)).count() == 2


def test_what_somebody_has_already_is_not_handed_to_them(office, client):
    mine = actions.action(office, verifier=office.thuky)
    others = actions.action(office, title="Việc thứ hai", responsible=office.congchuc2, verifier=office.thuky)
    client.force_login(office.truongphong)
    sent = {"everything": "congchuc2", "reason": REASON}
    client.post(f"/people/units/{office.units['vhxh'].pk}/handover", sent)
    acts = list(others.history.order_by("sequence").values_list("act", flat=True))
    mine.refresh_from_db()
    assert mine.responsible == office.congchuc2 and "reassign" not in acts


def test_each_thing_goes_to_its_own_person_and_one_stays(office, head):
    one, two, three = (actions.action(office, title=f"Việc {number}") for number in range(3))
    keys = {each.record.pk: each.key for each in work_left_by([office.congchuc1], office.qmr).named}
    sent = {keys[two.pk]: "truongkt", keys[three.pk]: "-", "everything": "thuky", "reason": REASON}
    assert head.post(url_of(office.congchuc1), sent).status_code == 302
    for each, person in ((one, office.thuky), (two, office.truongkt), (three, office.congchuc1)):
        each.refresh_from_db()
        assert each.responsible == person


def test_what_the_rules_refuse_stops_nothing_else(office, head):
    one, two = actions.action(office), actions.action(office, title="Khác", verifier=office.thuky)
    answer = head.post(url_of(office.congchuc1), {"everything": "congchuc2", "reason": REASON})
    assert answer.status_code == 409 and "data-refused" in answer.content.decode()
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.responsible, two.responsible) == (office.congchuc1, office.congchuc2)


def test_a_reviewer_is_followed_by_another_and_the_others_stay(office, client):
    revision = documents.submitted(office)
    (thing,) = [each for each in work_left_by([office.truongphong], office.qmr).named if each.place.part]
    client.force_login(office.qmr)
    client.post(url_of(office.truongphong), {thing.key: "congchuc2", "reason": REASON})
    revision.refresh_from_db()
    revision.roles.forget()
    assert [each.person for each in revision.roles.reviewers] == [office.congchuc2]
    assert Task.objects.about(revision).open().get().person == office.congchuc2


def test_without_a_reason_or_anybody_who_takes_it_nothing_happens(office, head):
    given = actions.action(office)
    for sent in ({"everything": "thuky"}, {"reason": REASON}, {"everything": "nobody", "reason": REASON}):
        answer = head.post(url_of(office.congchuc1), sent)
        assert answer.status_code == 422 and " data-first" in answer.content.decode()  # it leads to what is missing
    given.refresh_from_db()
    assert given.responsible == office.congchuc1


def test_work_taken_on_goes_back_to_the_post(office, client):
    a_dossier(office)
    task = Task.objects.open().filter(post="one_stop_officer").first()
    claims.claim(task.pk, by=office.motcua1)
    client.force_login(office.giamdoc)
    sent = {f"task-{task.pk}": "on", "reason": REASON}
    assert client.post(url_of(office.motcua1), sent).status_code == 302
    task.refresh_from_db()
    assert task.owner is None
    assert task in Task.objects.open().for_person(fresh(office.motcua2))


def test_what_was_taken_on_is_told_to_nobody_who_may_not_see_it(office):
    a_dossier(office)
    claims.claim(Task.objects.open().filter(post="one_stop_officer").first().pk, by=office.motcua1)
    work = work_left_by([office.motcua1], office.quantri)
    assert (work.claimed, work.hidden) == ([], 1)


def test_a_stranger_gives_nothing_back(office):
    a_dossier(office)
    task = Task.objects.open().filter(post="one_stop_officer").first()
    claims.claim(task.pk, by=office.motcua1)
    with pytest.raises(PermissionDenied):
        claims.give_back(task.pk, by=office.truongkt)


# ── Suggested by the act that ends something


def test_whoever_leaves_and_their_head_hear_of_it(office, client):
    actions.action(office)
    held = office.holdings["congchuc1", "officer"]
    client.force_login(office.quantri)
    sent = {"until": today(), "reason": "QĐ 7", "sequence": held.sequence}
    answer = client.post(f"/people/holdings/{held.pk}/end", sent)
    assert answer.url == url_of(office.congchuc1)
    told = Notice.objects.filter(url=answer.url)
    assert {each.person for each in told} == {office.congchuc1, office.truongphong}
    assert told.first().params["count"] == "1"


def test_where_nothing_is_left_nobody_is_told(office, client):
    held = office.holdings["congchuc1", "officer"]
    perform(held.end, by=office.quantri, until=today(), reason="QĐ 7")
    assert not Notice.objects.exists()


def test_closing_an_account_leads_to_what_is_left(office, client):
    client.force_login(office.quantri)
    answer = client.post(f"/people/accounts/{office.congchuc1.pk}/close", {"reason": "QĐ 7"})
    assert answer.url == url_of(office.congchuc1)


# ── The pages


def test_who_opens_the_page(office, client):
    for person, status in ((office.congchuc1, 200), (office.truongphong, 200), (office.quantri, 200), (office.qmr, 200),
                           (office.congchuc2, 403), (office.truongkt, 403)):  # fmt: skip
        client.force_login(person)
        assert client.get(url_of(office.congchuc1)).status_code == status, person


def test_whoever_may_not_name_another_reads_who_can(office, client):
    actions.action(office)
    client.force_login(office.congchuc1)
    page = client.get(url_of(office.congchuc1)).content.decode()
    assert str(office.truongphong) in page and 'name="everything"' not in page


def test_a_post_and_a_unit_list_their_people_and_their_waiting_work(office, head):
    given = actions.action(office)
    a_dossier(office)
    post = office.holdings["congchuc1", "officer"].post
    for url in (f"/people/posts/{post.pk}/handover", f"/people/units/{post.unit_id}/handover"):
        page = head.get(url).content.decode()
        assert given.number in page


def test_whoever_left_is_listed_with_the_post_they_left(office, head):
    given = actions.action(office)
    held = office.holdings["congchuc1", "officer"]
    with recording(by=office.system, act="end"):
        held.until = date(2025, 12, 31)
        held.save()
    with recording(by=office.system, act="set_up"):
        User.objects.filter(pk=office.congchuc1.pk).update(is_active=False)
    page = head.get(f"/people/posts/{held.post_id}/handover").content.decode()
    assert given.number in page
