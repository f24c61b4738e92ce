"""A plan of training goes its way; whoever wrote it does not approve it, and it ends when everything is judged."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.training_plans.models import TrainingPlan
from qms.acts.acts import arrows_of
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from tests.office import fresh

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_arrows_are_those_drawn():
    arrows = {("draft", "submitted"), ("submitted", "draft"), ("submitted", "approved"), ("approved", "closed")}
    assert arrows_of(TrainingPlan) == arrows


def test_it_goes_its_way(office):
    plan = making.closed(office)
    assert (plan.state, plan.approved_by) == ("closed", office.chutich)
    assert plan.done_of_all() == "0 / 0"


def test_a_plan_without_a_training_is_not_submitted(office):
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(making.draft(office).submit, by=office.qmr)


def test_whoever_wrote_it_does_not_approve_it_even_as_substitute(office):
    plan = making.submitted(office)
    office.substitute("chutich", "top_management", "qmr", today(), today() + timedelta(days=9))
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(plan.approve, by=fresh(office.qmr), password="demo")
    assert perform(plan.approve, by=office.chutich, password="demo").state == "approved"


def test_it_is_closed_when_every_training_is_over(office):
    with pytest.raises(RuleNotMet) as refused, transaction.atomic():
        perform(making.approved(office).close, by=office.qmr, summary="Xong")
    assert "ĐT-26-001" in str(refused.value)


def test_a_year_is_planned_once(office):
    making.draft(office)
    with pytest.raises(ValidationError):
        making.draft(office)
