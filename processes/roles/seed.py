"""The commune's decisions on roles, played through the door as fixtures/roles.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import Duty, RoleDecision

OWN = ("at", "by", "unit", "duties", "story")


def roles_story(given, *, people, units):
    """One decision: written, its duties one by one, and then each scene of its story in its time."""
    by = people[given["by"]]
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    record = create(RoleDecision, by=by, unit=units[given["unit"]], **values)
    for told in given["duties"]:
        persons = {"person": people[told["person"]]} if "person" in told else {}
        create(Duty, by=by, decision=record, **(told | persons | {"unit": units[told["unit"]]}))
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = RoleDecision.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)
