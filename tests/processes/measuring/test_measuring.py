"""What is measured is bound to a figure, analysed period by period, and its means are judged (9.1.1, 7.1.5)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.measuring.figures import MEANS_FIT, MEASURES_ANALYSED
from processes.measuring.fitness import FitnessCheck
from processes.measuring.handlers import ask_for_analyses, judged_in, of_year
from processes.measuring.models import PlannedMeasure
from qms.acts.acts import arrows_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.web.figures import figure_named
from qms.web.periods import Period
from tests.processes.cases.making import at

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    PlannedMeasure: {("followed", "to_analyse"), ("to_analyse", "followed"), ("followed", "ended"),
                     ("to_analyse", "ended")},
    FitnessCheck: {("judged", "confirmed"), ("judged", "returned"), ("returned", "judged"), ("judged", "withdrawn"),
                   ("returned", "withdrawn")},
}  # fmt: skip


@pytest.mark.parametrize("model", ARROWS)
def test_the_arrows_are_those_drawn(model):
    assert {pair for pair in arrows_of(model) if pair[0] != pair[1]} == ARROWS[model]


@pytest.mark.both_databases
def test_a_period_that_has_ended_is_asked_for_and_analysed(office):
    with frozen(at(2026, 3, 2, 8, 0)):
        measure = making.followed(office)
        assert ask_for_analyses(now()) == 0
        with pytest.raises(RuleNotMet), transaction.atomic():
            perform(measure.ask_analysis, by=system_person())
    with frozen(at(2026, 4, 1, 8, 0)):
        assert ask_for_analyses(now()) == 1 and ask_for_analyses(now()) == 0
        (task,) = Task.objects.about(measure).open()
        assert (task.verb, task.post, task.due_at) == ("analyse", "officer", at(2026, 4, 10, 17, 0))
        measure = PlannedMeasure.objects.get(pk=measure.pk)
        measure = perform(measure.analyse, by=office.congchuc1, **making.SAID)
        assert (measure.state, measure.analysed_until) == ("followed", date(2026, 3, 31))
        assert not Task.objects.about(measure).open().exists() and ask_for_analyses(now()) == 0
    row = measure.analyses.get()
    assert (str(row.first), str(row.last), row.conclusion, row.analysed_by) == (
        "2026-03-01", "2026-03-31", "watch", office.congchuc1,
    )  # fmt: skip


@pytest.mark.both_databases
def test_the_number_of_a_period_is_that_of_its_figure(office):
    measure = making.analysed(office, figure="dossiers_received")
    row = measure.analyses.get()
    told = figure_named("dossiers_received").told(row.period, office.units["vhxh"])
    assert (row.value, row.counted()) == (told.value, told.numerator) and row.counts_in == "count"


def test_a_row_names_a_figure_that_there_is_and_each_once(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.followed(office, figure="no_such_figure")
    making.followed(office)
    with pytest.raises(ValidationError), transaction.atomic():
        making.followed(office)
    assert making.followed(office, figure="dossiers_received").state == "followed"


def test_another_post_is_asked_instead(office):
    measure = making.to_analyse(office)
    with frozen(now() + making.LATER):
        perform(measure.edit, by=office.truongphong, post="unit_head")
        (task,) = Task.objects.about(measure).open()
        assert task.post == "unit_head"


def test_who_is_not_charged_with_it_does_not_analyse(office):
    measure = making.to_analyse(office)
    with frozen(now() + making.LATER):
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(measure.analyse, by=office.congchuc3, **making.SAID)
        measure = PlannedMeasure.objects.get(pk=measure.pk)
        assert perform(measure.analyse, by=office.qmr, **making.SAID).state == "followed"


def test_a_year_has_its_plan_once_all_of_it_was_looked_at(office):
    unit, year = office.units["vinhbao"], today().year
    measure = making.followed(office)
    assert of_year(unit, year) and not of_year(unit, year + 1)
    perform(measure.review, by=office.qmr, finding="Vẫn cần", year=year + 1)
    assert of_year(unit, year + 1)


@pytest.mark.both_databases
def test_a_judgement_is_confirmed_by_another(office):
    check = making.judged(office)
    (task,) = Task.objects.about(check).open()
    assert (task.verb, task.post) == ("confirm", "quality_manager")
    mine = create(
        FitnessCheck,
        by=office.qmr,
        unit=office.units["vhxh"],
        measure=check.measure,
        since=check.since,
        until=check.until,
        **making.JUDGED,
    )
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(mine.confirm, by=office.qmr)
    check = perform(check.confirm, by=office.qmr)
    assert (check.state, check.confirmed_by, check.confirmed_on) == ("confirmed", office.qmr, today())
    assert list(judged_in(office.units["vinhbao"], today().year).standing()) == [check]


def test_what_is_returned_is_judged_anew(office):
    check = making.returned(office)
    (task,) = Task.objects.about(check).open()
    assert task.verb == "edit"
    with pytest.raises(ValidationError), transaction.atomic():
        perform(check.edit, by=office.truongphong, verdict="limited")
    check = FitnessCheck.objects.get(pk=check.pk)
    check = perform(check.edit, by=office.truongphong, verdict="limited", remedy="Hỏi thêm người nộp trực tuyến")
    assert check.state == "judged" and Task.objects.about(check).open().get().verb == "confirm"


@pytest.mark.parametrize("values", [{"measure": None}, {"until_in": 1}, {"since_in": 1}])
def test_a_judgement_is_on_one_thing_and_a_period_that_has_ended(office, values):
    given = {
        name.removesuffix("_in"): today() + timedelta(days=value) if name.endswith("_in") else value
        for name, value in values.items()
    }
    with pytest.raises(ValidationError), transaction.atomic():
        making.judged(office, **given)
    assert making.judged(office).state == "judged"


def test_the_figures_tell_what_is_analysed_and_what_can_be_trusted(office):
    making.to_analyse(office)
    making.followed(office, figure="dossiers_received")
    making.confirmed(office)
    making.confirmed(office, verdict="unfit", remedy="Thay câu hỏi")
    period, unit = Period(today(), today()), office.units["vinhbao"]
    told = MEASURES_ANALYSED.told(period, unit)
    assert (told.numerator, told.denominator, told.value) == (1, 2, 50)
    assert MEANS_FIT.told(period, unit).value == 50
