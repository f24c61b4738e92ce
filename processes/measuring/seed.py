"""The commune's measuring plan and judgements, played through the door as fixtures/measuring.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .fitness import FitnessCheck
from .models import PlannedMeasure

OWN = ("at", "by", "unit", "story")


def measure_story(given, *, people, units):
    """One row of the plan: followed, and then each scene of its story in its time."""
    yield from _story(PlannedMeasure, given, people, units, {})


def fitness_story(given, *, people, units):
    """One judgement on a row of the plan, which its figure names."""
    yield timezone.make_aware(given["at"])
    measure = PlannedMeasure.objects.get(figure=given["figure"], unit=units[given["unit"]])
    rest = {name: given[name] for name in given if name != "figure"}
    yield from _story(FitnessCheck, rest, people, units, {"measure": measure})


def _story(model, given, people, units, more):
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN} | more
    record = create(model, by=people[given["by"]], unit=units[given["unit"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = model.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
