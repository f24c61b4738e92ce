"""The commune's declarations, played through the door as fixtures/declarations.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import Declaration

OWN = ("at", "by", "story")


def declaration_story(given, *, people):
    """One declaration: written, and then each scene of its story in its time."""
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    record = create(Declaration, by=people[given["by"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = Declaration.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
