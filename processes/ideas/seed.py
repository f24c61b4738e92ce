"""The stories of the commune's ideas, played through the door as fixtures/ideas.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import Idea

OWN = ("at", "by", "unit", "story")


def idea_story(given, *, people, units):
    """One idea: begun, and then each scene of its story in its time."""
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    record = create(Idea, by=people[given["by"]], unit=units[given["unit"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = Idea.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        if "responsible" in told:
            told["responsible"] = people[told["responsible"]]
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
