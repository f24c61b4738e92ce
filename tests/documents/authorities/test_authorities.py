"""Who may review, approve and release is decided by top management, and asked at every arrow (5.3, 7.5.2)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from documents.authorities.models import Authority
from documents.authorities.powers import standard
from documents.authorities.services import powers_over
from documents.controlled.forms import EditForm, ReassignForm, RevisionForm
from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import DocumentKind
from documents.periodic_reviews.models import PeriodicReview
from qms.acts.acts import arrows_of
from qms.inbox.passes import run_passes
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.exemptions import Exemption
from qms.lifecycle.models import Task
from tests.documents.controlled import making as documents
from tests.office import fresh

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ARROWS = {("in_force", "superseded"), ("in_force", "ended")}
ALL = ["top_management@office", "quality_manager@office", "unit_head@office", "officer@office", "clerk@office"]


def policy_document(office):
    given = {"code": "CSCL", "title": "Chính sách chất lượng", "kind": "policy", "unit": office.units["vinhbao"]}
    return create(Document, by=office.thuky, **given)


def policy(office, **values):
    given = {"document": policy_document(office), "text": "<p>Mục đích</p>", "reviewers": [office.truongphong]}
    return create(DocumentRevision, by=office.thuky, **given | {"approver": office.chutich} | values)


class Refused:
    """A ValidationError at exactly these fields, in a transaction of its own."""

    def __init__(self, fields):
        self.fields = sorted(fields)

    def __enter__(self):
        self.raises, self.atomic = pytest.raises(ValidationError), transaction.atomic()
        self.caught = self.raises.__enter__()
        self.atomic.__enter__()

    def __exit__(self, *fault):
        self.atomic.__exit__(*fault)
        done = self.raises.__exit__(*fault)
        assert sorted(self.caught.value.message_dict) == self.fields
        return done


# ── The record


def test_the_arrows_are_those_drawn():
    assert arrows_of(Authority) == ARROWS


def test_every_kind_of_document_has_its_powers_as_the_program_comes():
    assert set(standard()) == set(DocumentKind)
    assert standard()["policy"].approve == ("top_management@line",)
    assert "unit_head@line" in standard()["instruction"].approve


def test_a_decision_supersedes_the_one_before_and_its_end_lets_the_one_above_hold(office):
    unit = office.units["vhxh"]
    above = making.decided(office, unit=office.units["vinhbao"])
    first = making.decided(office)
    second = making.decided(office, quorum=2)
    first.refresh_from_db()
    assert (first.state, first.until, second.state) == ("superseded", today(), "in_force")
    assert powers_over("instruction", unit).decided == second
    assert powers_over("instruction", office.units["kt"]).decided == above
    perform(second.end, by=office.chutich, reason="Theo quy định chung")
    assert powers_over("instruction", unit).decided == above
    perform(above.end, by=office.chutich, reason="Theo quy định chung")
    assert powers_over("instruction", unit).decided is None


def test_only_top_management_decides(office):
    for person in (office.qmr, office.thuky, office.truongphong, office.congchuc1):
        given = {"unit": office.units["vhxh"], "kind": "policy", "review": ALL, "approve": ALL, "release": ALL}
        with pytest.raises(WrongPerson), transaction.atomic():
            create(Authority, by=person, **given)
    with Refused(["approve"]):
        making.decided(office, approve=[])


# ── Two clerks of another unit do not approve the commune's policy


def test_clerks_of_another_unit_are_refused_when_they_are_named(office):
    for given in ({"reviewers": [office.congchuc3]}, {"approver": office.congchuc3}, {"approver": office.qmr}):
        with Refused(given):
            policy(office, **given)
    revision = policy(office)
    for given in ({"reviewers": [office.congchuc3]}, {"approver": office.congchuc3}):
        with Refused(given):
            perform(revision.edit, by=office.thuky, **given)
        with Refused(given):
            perform(revision.reassign, by=office.qmr, reason="Nghỉ", **given)
    revision = perform(revision.edit, by=office.thuky, reviewers=[office.qmr, office.truongkt])
    assert perform(revision.submit, by=office.thuky).state == "in_review"
    with Refused({"approver"}):
        perform(revision.reassign, by=office.qmr, reason="Nghỉ", approver=office.congchuc3)


def test_who_was_named_under_a_rule_that_holds_no_more_is_refused_when_it_is_submitted(office):
    loose = {"unit": office.units["vinhbao"], "kind": "policy", "review": ALL, "approve": ALL}
    making.decided(office, **loose)
    revision = policy(office, reviewers=[office.congchuc3], approver=office.congchuc2)
    again = making.decided(office, **loose | {"approve": ["top_management@line"]})
    with pytest.raises(RuleNotMet, match="Congchuc2"), transaction.atomic():
        perform(revision.submit, by=office.thuky)
    perform(revision.edit, by=office.thuky, approver=office.chutich)
    assert perform(revision.submit, by=office.thuky).authority == again


def test_who_gave_up_the_post_neither_endorses_nor_approves(office):
    revision = perform(policy(office).submit, by=office.thuky)
    _leaves(office, "truongphong", "unit_head")
    with pytest.raises(WrongPerson) as refusal, transaction.atomic():
        perform(revision.endorse, by=fresh(office.truongphong), password="demo")
    assert refusal.value.rule.name == "may_review"
    perform(revision.reassign, by=office.qmr, reason="Thôi giữ chức vụ", reviewers=[office.truongkt])
    perform(revision.endorse, by=office.truongkt, password="demo")
    _leaves(office, "chutich", "top_management")
    with pytest.raises(WrongPerson) as refusal, transaction.atomic():
        perform(revision.approve, by=fresh(office.chutich), password="demo")
    assert refusal.value.rule.name == "may_approve"


def _leaves(office, username, kind):
    """They hold another post instead, which has no such authority."""
    holding = office.holdings[username, kind]
    with recording(by=office.system, act="end"):
        office._hold(username, office.units["kt"], "internal_auditor")
        holding.until = today() - timedelta(days=1)
        holding.save()


def test_an_approval_given_without_authority_is_not_released(office):
    other = documents.approved(office)
    _leaves(office, "chutich", "top_management")
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(other.release, by=office.thuky)


def test_release_is_for_the_posts_of_the_authority(office):
    making.loosely(office, release=["clerk@line"])
    revision = documents.approved(office)
    assert [task.post for task in Task.objects.about(revision).open()] == ["clerk"]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(revision.release, by=office.thuky)
    assert perform(revision.release, by=office.vanthu).state == "effective"


def test_what_was_submitted_keeps_the_rule_of_its_day(office):
    revision = documents.submitted(office)
    making.decided(office, kind="system_procedure", review=["clerk@office"], approve=["clerk@office"])
    perform(revision.endorse, by=office.truongphong, password="demo")
    assert perform(revision.approve, by=office.chutich, password="demo").authority is None
    assert perform(revision.release, by=office.thuky).state == "effective"
    with Refused(["reviewers", "approver"]):
        documents.draft(office, documents.document(office, code="QT-HT-77"))


def test_the_approver_of_a_periodic_review_could_approve_the_document(office):
    document = documents.effective(office).document
    review = create(PeriodicReview, by=office.truongphong, document=document)
    with Refused(["approver"]):
        perform(review.reassign, by=office.truongphong, reason="Nghỉ", approver=office.congchuc3)
    perform(review.propose_keep, by=office.truongphong, reason="Còn phù hợp")
    making.decided(office, kind="system_procedure", approve=["quality_manager@line"])
    with pytest.raises(WrongPerson) as refusal, transaction.atomic():
        perform(review.confirm_keep, by=office.chutich, next_on=today() + timedelta(days=300))
    assert refusal.value.rule.name == "may_approve"
    perform(review.reassign, by=office.truongphong, reason="Theo thẩm quyền", approver=office.qmr)
    assert perform(review.confirm_keep, by=office.qmr, next_on=today() + timedelta(days=300)).state == "kept"


def test_one_person_in_two_roles_only_by_an_exception_with_name(office):
    revision = documents.draft(office, reviewers=[office.truongphong], approver=office.chutich)
    with Refused(["reviewers"]):
        perform(revision.edit, by=office.congchuc1, reviewers=[office.congchuc1])
    given = {"rule": "is_not_author", "person": office.congchuc1, "grounds": "Chỉ có một người"}
    create(Exemption, by=office.chutich, record=revision, **given)
    perform(revision.edit, by=office.congchuc1, reviewers=[office.congchuc1])
    assert perform(revision.submit, by=office.congchuc1).state == "in_review"


# ── Quorum, order, lapse


def asked(revision):
    return sorted((task.verb, task.person.username) for task in Task.objects.about(revision).open())


def test_two_of_three_are_enough(office):
    making.loosely(office, quorum=2)
    three = [office.truongphong, office.qmr, office.truongkt]
    with pytest.raises(RuleNotMet), transaction.atomic():
        documents.submitted(office, reviewers=[office.truongphong])
    revision = documents.submitted(office, document_=documents.document(office, code="QT-HT-08"), reviewers=three)
    perform(revision.endorse, by=office.qmr, password="demo")
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(revision.approve, by=office.chutich, password="demo")
    perform(revision.endorse, by=office.truongkt, password="demo")
    assert asked(revision) == [("approve", "chutich")]
    assert perform(revision.approve, by=office.chutich, password="demo").state == "approved"


def test_one_after_another_from_the_unit_upwards(office):
    making.loosely(office, in_order=True)
    revision = documents.submitted(office, reviewers=[office.qmr, office.truongphong, office.congchuc2])
    assert asked(revision) == [("endorse", "congchuc2")]
    with pytest.raises(RuleNotMet, match="Congchuc2"), transaction.atomic():
        perform(revision.endorse, by=office.qmr, password="demo")
    for person, then in (("congchuc2", "truongphong"), ("truongphong", "qmr")):
        perform(revision.endorse, by=getattr(office, person), password="demo")
        assert asked(revision) == [("endorse", then)]
    perform(revision.endorse, by=office.qmr, password="demo")
    assert asked(revision) == [("approve", "chutich")]


def test_what_waits_too_long_lapses_and_is_asked_of_its_author_again(office):
    making.loosely(office, lapses_after=5)
    revision = submitted = documents.submitted(office)
    with frozen(now() + timedelta(days=4)):
        run_passes()
        assert fresh(revision).state == "in_review"
    with frozen(now() + timedelta(days=12)):
        run_passes()
        revision = fresh(revision)
        assert (revision.state, asked(revision)) == ("draft", [("submit", "congchuc1")])
        told = revision.history.order_by("-history_id").first()
        assert (told.act, told.history_user) == ("lapse", office.system)
        assert f"{submitted.lapses_on:%d/%m/%Y}" in told.reason
        perform(revision.submit, by=office.congchuc1)
        perform(revision.endorse, by=office.truongphong, password="demo")
        revision = perform(revision.approve, by=office.chutich, password="demo")
    with frozen(now() + timedelta(days=40)):
        run_passes()
        assert fresh(revision).state == "draft"


def test_an_approval_with_a_day_set_does_not_lapse(office):
    making.loosely(office, lapses_after=5)
    revision = documents.approved(office)
    perform(revision.schedule, by=office.thuky, in_force_on=today() + timedelta(days=30))
    with frozen(now() + timedelta(days=20)):
        run_passes()
        assert fresh(revision).state == "approved"
    with frozen(now() + timedelta(days=31)):
        run_passes()
        assert fresh(revision).state == "effective"


def test_nobody_lets_it_lapse_by_hand(office):
    revision = documents.submitted(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(revision.lapse, by=office.qmr, reason="x")


# ── What the pages show


def test_who_cannot_be_chosen_is_greyed_with_the_reason(office):
    revision = policy(office)
    form = RevisionForm(user=office.thuky, initial={"document": revision.document.number})
    reviewers, approver = form.fields["reviewers"].widget.reasons, form.fields["approver"].widget.reasons
    assert {"congchuc3", "thuky"} <= set(reviewers) and "truongphong" not in reviewers
    assert {"congchuc3", "qmr", "truongphong"} <= set(approver) and "chutich" not in approver
    html = str(form["approver"])
    assert 'value="qmr" disabled' in html and 'value="chutich" disabled' not in html
    for offered in (EditForm, ReassignForm):
        assert "congchuc3" in offered(record=revision, user=office.thuky).fields["approver"].widget.reasons


def test_the_page_tells_what_holds_and_the_form_decides(office):
    client = Client()
    client.force_login(office.chutich, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/documents/authorities").status_code == 200
    given = {"kind": "form", "unit": "vhxh", "review": ["officer@line"], "approve": ["unit_head@line"]}
    assert client.post("/documents/authorities/new", given | {"quorum": "x"}).status_code == 422
    made = client.post("/documents/authorities/new", given | {"release": ["document_controller@line"]})
    assert made.status_code == 302
    rule = Authority.objects.get()
    assert (rule.quorum, rule.lapses_after) == (0, 0)
    page = client.get(made["Location"]).content.decode()
    assert f"/documents/authorities/new?after={rule.pk}" in page
    form = client.get(f"/documents/authorities/new?after={rule.pk}").content.decode()
    assert 'value="officer@line"' in form and "checked" in form
    assert client.post(f"/documents/authorities/{rule.pk}/acts/end", {"reason": "Bỏ"}).status_code == 302
    assert DocumentRevision.objects.count() == 0
