"""Anybody suggests, somebody else judges, one tries, and another spreads it with its effect (10.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from audits.reviews import facts
from processes.ideas.figures import IDEAS_SPREAD, IDEAS_SUGGESTED, IDEAS_WAITING
from processes.ideas.models import Idea
from qms.acts.acts import arrows_of
from qms.evidence.links import led_to
from qms.evidence.papers import kept_papers
from qms.inbox.models import Notice
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Task
from qms.web.periods import Period
from tests.audits.reviews import making as reviews
from tests.processes.feedback import making as feedback

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("suggested", "trying"),
    ("suggested", "declined"),
    ("trying", "tried"),
    ("tried", "spread"),
    ("tried", "declined"),
    ("tried", "trying"),
    ("suggested", "withdrawn"),
    ("trying", "withdrawn"),
    ("tried", "withdrawn"),
}


def asked(idea):
    return [(task.verb, task.post or task.person.username) for task in Task.objects.about(idea).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(Idea) == ARROWS


@pytest.mark.both_databases
def test_it_is_judged_tried_and_spread_and_who_suggested_it_is_told(office):
    idea = making.suggested(office)
    assert asked(idea) == [("try_out", "unit_head")]
    idea = perform(idea.try_out, by=office.truongphong, **making.trial(office))
    assert asked(idea) == [("report_trial", "congchuc2")] and idea.deadline().due
    idea = perform(idea.report_trial, by=office.congchuc2, **making.RESULT)
    assert asked(idea) == [("spread", "unit_head")]
    idea = perform(idea.spread, by=office.truongphong, **making.SPREAD)
    assert idea.state == "spread" and asked(idea) == [] and len(kept_papers(idea, "idea")) == 1
    assert Notice.objects.filter(person=office.congchuc1, message__startswith="Your idea").count() == 2


def test_whoever_suggested_it_does_not_judge_it(office):
    idea = making.suggested(office, by=office.truongphong)
    assert asked(idea) == [("try_out", "quality_manager")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(idea.try_out, by=office.truongphong, **making.trial(office))
    assert perform(idea.try_out, by=office.qmr, **making.trial(office)).state == "trying"


def test_whoever_tried_it_does_not_spread_it(office):
    idea = making.tried(office, responsible=office.truongphong)
    assert asked(idea) == [("spread", "quality_manager")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(idea.spread, by=office.truongphong, **making.SPREAD)
    assert perform(idea.spread, by=office.qmr, **making.SPREAD).state == "spread"


def test_a_trial_has_a_day_that_is_still_to_come(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.trying(office, trial_until=today())
    idea = making.tried(office)
    later = today() + timedelta(days=60)
    idea = perform(idea.try_longer, by=office.truongphong, reason="Chưa đủ số liệu", trial_until=later)
    assert (idea.state, idea.trial_until) == ("trying", later) and asked(idea) == [("report_trial", "congchuc2")]


def test_it_begins_from_what_a_citizen_said_and_both_lead_to_each_other(office, client):
    said = feedback.received(office, kind="suggestion")
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/feedback/{said.pk}").content.decode()
    assert f"/ideas/new?about=feedback%2F{said.pk}" in page
    idea = making.suggested(office, about=said)
    assert list(led_to(said, Idea)) == [idea]


@pytest.mark.both_databases
def test_the_figures_and_the_review_tell_what_came_of_ideas(office):
    review = reviews.review(office, since=today() - timedelta(days=30), until=today())
    idea = making.spread(office)
    making.declined(office)
    making.suggested(office)
    making.withdrawn(office)
    year = Period(today() - timedelta(days=300), today())
    told = [each.told(year, office.units["vinhbao"]).value for each in (IDEAS_SUGGESTED, IDEAS_SPREAD, IDEAS_WAITING)]
    assert told == [3, 50, 1]
    found = facts.ideas(review)
    assert found[0]["number"] == idea.number and "Giảm hơn một nửa" in found[0]["how"]
