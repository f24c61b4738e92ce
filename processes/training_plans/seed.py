"""Stories of training plans: written, given its trainings, approved by top management."""

from datetime import datetime, time

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import TrainingPlan


def plan_story(given, *, people, units, password, trainings):
    """The plan of a year; `trainings(plan)` plans what belongs to it before it is submitted."""
    yield _at(given["written"], time(8, 30))
    values = {name: given[name] for name in ("year", "needs", "means")}
    plan = create(TrainingPlan, by=people[given["by"]], unit=units[given["unit"]], **values)
    yield _at(given["written"], time(10, 0))
    trainings(plan)
    yield _at(given["submitted"], time(15, 0))
    plan = perform(TrainingPlan.objects.get(pk=plan.pk).submit, by=people[given["by"]])
    if "approved" in given:
        yield _at(given["approved"], time(16, 0))
        perform(plan.approve, by=people[given["approver"]], password=password)


def _at(day, moment):
    return timezone.make_aware(datetime.combine(day, moment))
