"""The commune's communication plan, played through the door as fixtures/communications.toml tells it."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import Communication

OWN = ("at", "by", "unit", "story")


def communication_story(given, *, people, units):
    """One row: planned, and then each scene of its story in its time."""
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    record = create(Communication, by=people[given["by"]], unit=units[given["unit"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = Communication.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
