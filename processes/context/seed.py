"""The commune's context and interested parties, played through the door as fixtures/context.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import ContextIssue, PartyNeed

OWN = ("at", "by", "unit", "story")


def issue_story(given, *, people, units):
    """One issue: seen, and looked at again in its time."""
    yield from _story(ContextIssue, given, people, units)


def need_story(given, *, people, units):
    """One need of an interested party."""
    yield from _story(PartyNeed, given, people, units)


def _story(model, given, people, units):
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    record = create(model, by=people[given["by"]], unit=units[given["unit"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = model.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
