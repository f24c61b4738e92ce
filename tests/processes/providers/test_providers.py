"""A provider is evaluated by criteria, decided on by another, and asked for again when its day has come (8.4.1)."""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.nonconformities.models import Nonconformity
from processes.providers.figures import NONCONFORMITIES_BY_PROVIDERS, PROVIDERS_GOOD, PROVIDERS_TO_EVALUATE
from processes.providers.handlers import ask_for_due_evaluations
from processes.providers.marks import score_of
from processes.providers.models import Provider
from qms.acts.acts import arrows_of
from qms.evidence.papers import kept_papers
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.periods import Period
from tests.office import fresh
from tests.processes.nonconformities import making as nonconformities

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("to_evaluate", "evaluated"),
    ("evaluated", "accepted"),
    ("evaluated", "conditional"),
    ("evaluated", "refused"),
    ("evaluated", "to_evaluate"),
    ("accepted", "to_evaluate"),
    ("conditional", "to_evaluate"),
    ("to_evaluate", "ended"),
    ("accepted", "ended"),
    ("conditional", "ended"),
    ("refused", "to_evaluate"),
    ("ended", "to_evaluate"),
}


def asked(provider):
    return [(task.verb, task.post) for task in Task.objects.about(provider).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(Provider) == ARROWS


@pytest.mark.both_databases
def test_it_is_evaluated_decided_on_and_asked_for_again_on_its_day(office):
    provider = making.evaluated(office)
    assert provider.score == 80 and asked(provider) == [("accept", "quality_manager")]
    provider = perform(provider.accept, by=office.qmr)
    row = provider.evaluation.last()
    assert (row.decision, row.decided_by) == ("accepted", office.qmr) and len(kept_papers(provider, "evaluation")) == 1
    assert asked(provider) == [] and ask_for_due_evaluations(now()) == 0
    with frozen(now() + timedelta(days=366)):
        assert ask_for_due_evaluations(now()) == 1 and ask_for_due_evaluations(now()) == 0
        provider = Provider.objects.get(pk=provider.pk)
        assert provider.state == "to_evaluate" and asked(provider) == [("evaluate", "unit_head")]


def test_each_criterion_counts_as_often_as_it_says(office):
    provider = perform(making.proposed(office).set_criteria, by=office.qmr, criteria={"Đúng hạn": 3, "Giá": 1})
    late, price = provider.evaluation.criteria()
    given = {"since": today(), "until": today(), "summary": "Mẫu", "marks": {late: (5, ""), price: (1, "")}}
    assert perform(provider.evaluate, by=office.qmr, **given).score == 80  # (3×5 + 1×1) of (3×5 + 1×5)


def test_whoever_evaluated_it_does_not_decide(office):
    provider = making.proposed(office)
    given = {"since": today(), "until": today(), "summary": "Mẫu", "marks": making.marks(provider)}
    provider = perform(provider.evaluate, by=office.qmr, **given)
    assert asked(provider) == [("accept", "top_management")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(provider.accept, by=office.qmr)
    assert perform(provider.accept, by=office.chutich).state == "accepted"


def test_a_substitute_of_who_evaluated_it_does_not_decide_either(office):
    provider = making.evaluated(office)
    office.substitute("qmr", "quality_manager", "truongphong", today(), today() + timedelta(days=5))
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(provider.accept, by=fresh(office.truongphong))


def test_below_half_of_the_points_it_is_accepted_on_conditions_only(office):
    provider = making.evaluated(office, points=2)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(provider.accept, by=office.qmr)
    assert perform(making.evaluated(office, points=3).accept, by=office.qmr).state == "accepted"
    provider = perform(provider.accept_on_conditions, by=office.qmr, conditions="Đến trong 4 giờ")
    assert (provider.state, provider.conditions) == ("conditional", "Đến trong 4 giờ")


@pytest.mark.parametrize("wrong", ["one left out", "six points", "a day to come"])
def test_an_evaluation_is_whole(office, wrong):
    provider = making.proposed(office)
    marks, until = making.marks(provider), today()
    if wrong == "one left out":
        marks.popitem()
    elif wrong == "six points":
        marks = making.marks(provider, 6)
    else:
        until += timedelta(days=1)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(provider.evaluate, by=office.qmr, since=today(), until=until, marks=marks, summary="Mẫu")


def test_an_official_without_the_post_begins_none(office):
    with pytest.raises(WrongPerson):
        create(Provider, by=office.congchuc1, title="Thử", kind="goods", supplies="Giấy", unit=office.units["vhxh"])


def test_a_nonconformity_names_who_caused_it_and_the_page_of_the_provider_shows_it(office, client):
    provider = making.accepted(office)
    found = perform(
        nonconformities.reported(office).accept,
        by=office.qmr,
        owner=office.truongphong,
        severity="minor",
        clause=nonconformities.clause(),
        provider=provider,
    )
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert found.number in client.get(f"/providers/{provider.pk}").content.decode()
    assert provider.title in client.get(f"/nonconformities/{found.pk}").content.decode()
    assert (
        found.number not in client.get(f"/nonconformities?provider={making.proposed(office).number}").content.decode()
    )


@pytest.mark.both_databases
def test_the_figures_count_what_waits_how_good_they_are_and_what_they_caused(office):
    provider = making.accepted(office)
    making.proposed(office)
    nonconformities.reported(office, provider=provider)
    nonconformities.reported(office)
    year = Period(today() - timedelta(days=300), today())
    told = [figure.told(year, office.units["vinhbao"]) for figure in (PROVIDERS_TO_EVALUATE, PROVIDERS_GOOD)]
    assert [each.value for each in told] == [1, 100]
    assert NONCONFORMITIES_BY_PROVIDERS.told(year, office.units["vinhbao"]).value == 1
    assert Nonconformity.objects.count() == 2


def test_the_form_of_an_evaluation_asks_for_each_criterion(office, client):
    provider = making.proposed(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/providers/{provider.pk}/acts/evaluate"
    page = client.get(address).content.decode()
    names = [row.text for row in provider.evaluation.criteria()]
    assert all(name in page for name in names)
    given = {
        "since": today().isoformat(),
        "until": today().isoformat(),
        "summary": "Mẫu",
        "sequence": provider.sequence,
    }
    given |= {"marks-criterion": names, "marks-points": ["4"] * 4 + ["5"], "marks-remark": [""] * 5, "whole-form": "1"}
    answer = client.post(address, given)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Provider.objects.get(pk=provider.pk).score == 82


def test_half_a_point_is_rounded_up():
    weighed = namedtuple("weighed", "name weight")
    assert score_of({weighed("a", 3): 1, weighed("b", 5): 5}) == 70
    assert score_of({weighed("a", 1): 5, weighed("b", 7): 4}) == 83  # 33 of 40 are 82.5
