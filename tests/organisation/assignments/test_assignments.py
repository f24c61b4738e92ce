"""A post of power is given by two people: who proposes confirms nothing, and the administrator gives himself none."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override

from qms.acts.acts import arrows_of
from qms.assignments.models import Assignment
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.people.models import Holding, Substitution
from tests.office import fresh

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ARROWS = {("proposed", "confirmed"), ("proposed", "refused"), ("proposed", "withdrawn")}


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@contextmanager
def refused(fault, match=None):
    """Refused at the door; what the test did before stays."""
    with pytest.raises(fault, match=match), transaction.atomic():
        yield


def post_of(office, username, kind):
    return office.holdings[username, kind].post


def told(person):
    return [notice.message for notice in Notice.objects.filter(person=person)]


def leave(office, *keys):
    """These leave their posts yesterday."""
    with recording(by=office.system, act="leave"):
        for key in keys:
            holding = office.holdings[key]
            holding.until = today() - timedelta(days=1)
            holding.save()


def test_the_arrows_are_those_drawn():
    assert arrows_of(Assignment) == ARROWS


def test_one_proposes_another_confirms_and_the_post_is_held(office):
    assignment = making.confirmed(office)
    held = Holding.objects.on().get(person=office.congchuc1, post=assignment.post)
    assert (
        assignment.state == "confirmed" and held.since == today() and held.history.get().history_user == office.chutich
    )


def test_all_concerned_hear_of_it(office):
    making.confirmed(office)
    for person, words in (
        (office.congchuc1, "proposes"),
        (office.congchuc1, "confirmed it"),
        (office.quantri, "confirmed it"),
    ):
        assert any(words in message for message in told(person))
    assert any("confirmed it" in message for message in told(office.qmr))  # who holds the post until now


def test_the_administrator_gives_no_post_of_power_alone(office):
    post = post_of(office, "qmr", "quality_manager")
    with refused(WrongPerson, match="two people"):
        create(Holding, by=office.quantri, post=post, person=office.congchuc1, since=today())


def test_the_administrator_takes_no_post_of_the_quality_system(office):
    for username, kind in (("qmr", "quality_manager"), ("chutich", "top_management"), ("thuky", "document_controller")):
        with refused(ValidationError, match="administers the program"):
            making.proposed(office, post=post_of(office, username, kind), person=office.quantri)
    auditors = post_of(office, "danhgia1", "internal_auditor")
    with refused(ValidationError, match="administers the program"):
        create(Holding, by=office.quantri, post=auditors, person=office.quantri, since=today())


def test_whoever_leads_keeps_no_accounts(office):
    with refused(ValidationError, match="administers the program"):
        making.proposed(office, post=post_of(office, "quantri", "administrator"), person=office.qmr)


def test_nobody_gives_a_post_to_themselves(office):
    post = post_of(office, "congchuc1", "officer")
    with refused(WrongPerson, match="to themselves"):
        create(Holding, by=office.quantri, post=post, person=office.quantri, since=today())
    assert create(Holding, by=office.quantri, post=post, person=office.congchuc3, since=today()).pk


def test_the_administrator_stands_in_for_nobody_by_own_word(office):
    day = today()
    given = {"since": day, "until": day, "reason": "Nghỉ phép"}
    officer, leader = office.holdings["congchuc1", "officer"], office.holdings["qmr", "quality_manager"]
    with refused(WrongPerson, match="names themselves"):
        create(Substitution, by=office.quantri, holding=officer, substitute=office.quantri, **given)
    with refused(WrongPerson):
        create(Substitution, by=office.quantri, holding=leader, substitute=office.congchuc1, **given)
    with refused(ValidationError, match="administers the program"):
        create(Substitution, by=office.qmr, holding=leader, substitute=office.quantri, **given)
    assert create(Substitution, by=office.chutich, holding=leader, substitute=office.congchuc1, **given).pk


def test_who_proposed_or_is_proposed_confirms_nothing(office):
    by_qmr = create(
        Assignment,
        by=office.qmr,
        post=post_of(office, "thuky", "document_controller"),
        person=office.congchuc2,
        since=today(),
    )
    with refused(RuleNotMet, match="other than the proposer"):
        perform(by_qmr.confirm, by=office.qmr, password="demo")
    post = post_of(office, "thuky", "document_controller")
    of_qmr = making.proposed(office, post=post, person=office.qmr)
    with refused(RuleNotMet, match="for themselves"):
        perform(of_qmr.confirm, by=office.qmr, password="demo")
    with refused(WrongPerson):
        perform(of_qmr.confirm, by=office.thuky, password="demo")
    assert perform(of_qmr.confirm, by=office.chutich, password="demo").state == "confirmed"


def test_where_nobody_could_confirm_the_person_says_yes(office):
    """A new office: accounts and posts stand, and nobody leads yet."""
    leave(office, ("qmr", "quality_manager"), ("chutich", "top_management"))
    first = making.proposed(office, post=post_of(office, "chutich", "top_management"), person=office.congchuc1)
    assert perform(first.confirm, by=fresh(office.congchuc1), password="demo").state == "confirmed"
    second = making.proposed(office, person=office.congchuc2)
    with refused(WrongPerson):
        perform(second.confirm, by=fresh(office.congchuc2), password="demo")
    assert perform(second.confirm, by=fresh(office.congchuc1), password="demo").state == "confirmed"


def test_a_day_that_has_passed_gives_no_power_backwards(office):
    assignment = making.confirmed(office, since=today() - timedelta(days=30))
    assert Holding.objects.get(person=office.congchuc1, post=assignment.post).since == today()


def test_it_is_refused_with_a_reason_or_withdrawn_by_who_proposed_it(office):
    assignment = perform(making.proposed(office).refuse, by=office.chutich, reason="Chưa đủ điều kiện")
    assert assignment.state == "refused" and any("refused it" in each for each in told(office.congchuc1))
    assert perform(making.proposed(office).withdraw, by=office.quantri, reason="Nhầm").state == "withdrawn"
    assert not Holding.objects.filter(person=office.congchuc1, post=assignment.post).exists()


def test_nobody_is_proposed_twice_at_once(office):
    making.proposed(office)
    with refused(ValidationError, match="already"):
        making.proposed(office)


def test_an_ordinary_post_needs_no_second_person(office):
    with refused(RuleNotMet, match="two people"):
        making.proposed(office, post=post_of(office, "congchuc1", "officer"), person=office.congchuc3)


def test_nobody_loses_a_post_of_power_unheard(office):
    perform(office.holdings["qmr", "quality_manager"].end, by=office.quantri, until=today(), reason="Chuyển công tác")
    for person in (office.qmr, office.chutich):
        assert any("leaves the post" in message for message in told(person))


def test_the_page_of_a_post_leads_to_the_proposal_and_shows_it(office, client):
    client.force_login(office.quantri, backend="django.contrib.auth.backends.ModelBackend")
    post = post_of(office, "qmr", "quality_manager")
    page = f"/assignments/new?post={post.pk}"
    assert page in client.get(f"/people/posts/{post.pk}").text
    assert client.get(f"/people/posts/{post.pk}/hold")["Location"] == page
    assert f'<option value="{post.pk}" selected>' in client.get(page).text
    assert making.proposed(office).number in client.get(f"/people/posts/{post.pk}").text
