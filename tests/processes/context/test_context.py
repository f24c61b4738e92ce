"""Issues and needs are watched, asked for again by the clock, and named by the risks that come from them (4.1, 4.2)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from audits.reviews import facts
from processes.context.figures import ISSUES_REVIEWED
from processes.context.handlers import ask_for_due_reviews
from processes.context.models import ContextIssue, PartyNeed
from qms.acts.acts import arrows_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.web.periods import Period
from tests.audits.reviews import making as reviews
from tests.processes.risks import making as risks

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {("watched", "to_review"), ("to_review", "watched"), ("watched", "ended"), ("to_review", "ended")}
MAKES = pytest.mark.parametrize("make", [making.issue, making.need], ids=["issue", "need"])


@pytest.mark.parametrize("model", [ContextIssue, PartyNeed])
def test_the_arrows_are_those_drawn(model):
    assert {pair for pair in arrows_of(model) if pair[0] != pair[1]} == ARROWS | {("ended", "to_review")}


@pytest.mark.both_databases
@MAKES
def test_it_is_asked_for_after_a_year_and_looked_at(office, make):
    record = make(office)
    assert ask_for_due_reviews(now()) == 0 and not Task.objects.about(record).open().exists()
    with frozen(now() + timedelta(days=366)):
        assert ask_for_due_reviews(now()) == 1 and ask_for_due_reviews(now()) == 0
        (task,) = Task.objects.about(record).open()
        assert (task.verb, task.post) == ("review", "unit_head")
        record = type(record).objects.get(pk=record.pk)
        record = perform(record.review, by=office.truongphong, finding="Vẫn đúng")
        assert (record.state, record.reviewed_by, record.reviewed_on) == ("watched", office.truongphong, today())
        assert record.next_review_on > today() and not Task.objects.about(record).open().exists()
    assert type(record).objects.get(pk=record.pk).done(record.ask_review).exists()


@MAKES
def test_a_review_changes_what_changed_and_leaves_the_rest(office, make):
    record = make(office)
    words = record.title_text()
    record = perform(record.review, by=office.qmr, finding="Cách theo dõi mới", watched_how="Báo cáo tuần")
    assert record.watched_how == "Báo cáo tuần" and record.title_text() == words


@MAKES
@pytest.mark.parametrize("days", [0, 400])
def test_the_next_review_is_within_a_year(office, make, days):
    with pytest.raises(ValidationError), transaction.atomic():
        make(office, next_review_on=today() + timedelta(days=days))
    assert make(office, next_review_on=today() + timedelta(days=300)).state == "watched"


def test_nobody_asks_before_the_day(office):
    record = making.issue(office)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(record.ask_review, by=system_person())


def test_an_official_without_the_post_begins_none(office):
    with pytest.raises(WrongPerson):
        create(ContextIssue, by=office.congchuc1, unit=office.units["vhxh"], **making.ISSUE)


def test_a_risk_names_what_it_comes_from_and_both_pages_show_it(office, client):
    issue, need = making.issue(office), making.need(office)
    risk = risks.risk(office, issue=issue, need=need)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    for page in (f"/context-issues/{issue.pk}", f"/party-needs/{need.pk}"):
        shown = client.get(page).content.decode()
        assert risk.number in shown and "/risks/new?" in shown
    assert issue.number in client.get(f"/risks/{risk.pk}").content.decode()
    form = client.get(f"/risks/new?issue={issue.number}").content.decode()
    assert f'value="{issue.number}" selected' in form


def test_the_review_of_management_reads_what_reviews_of_the_context_found(office):
    issue = making.issue(office)
    review = reviews.review(office, since=today() - timedelta(days=30), until=today())
    assert facts.changes(review) == []
    perform(issue.review, by=office.qmr, finding="Còn ba vị trí trống")
    (found,) = facts.changes(review)
    assert (found["about"], found["how"]) == (f"context-issues/{issue.pk}", "Còn ba vị trí trống")


@pytest.mark.both_databases
def test_the_figure_tells_which_share_was_looked_at_in_time(office):
    making.issue(office)
    making.to_review(making.issue)(office)
    making.ended(making.issue)(office)
    told = ISSUES_REVIEWED.told(Period(today(), today()), office.units["vinhbao"])
    assert (told.numerator, told.denominator, told.value) == (1, 2, 50)
