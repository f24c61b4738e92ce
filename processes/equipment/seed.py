"""The commune's equipment, played through the door as fixtures/equipment.toml tells it."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from ..providers.models import Provider
from .models import Asset

OWN = ("at", "by", "unit", "story")


def equipment_story(given, *, people, units):
    """One piece: put on the list, and then each scene of its story in its time."""
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    if "keeper" in values:
        values["keeper"] = people[values["keeper"]]
    if "provider" in values:
        values["provider"] = Provider.objects.get(title=values["provider"])
    record = create(Asset, by=people[given["by"]], unit=units[given["unit"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = Asset.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
