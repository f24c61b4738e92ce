"""The stories of feedback, played through the door as fixtures/feedback.toml tells them."""

from django.utils import timezone

from documents.controlled.models import Document
from qms.evidence.seed import named
from qms.lifecycle.door import create, perform

from .models import Feedback

PEOPLE = ("assignee",)
UNITS = ("unit",)


def feedback_story(given, *, people, units):
    """One piece of feedback: taken in, and what was done with it, scene by scene."""
    yield timezone.make_aware(given["received"])
    feedback = create(Feedback, by=people[given["by"]], **_beginning(given, units))
    for scene in given.get("scenes", ()):
        yield timezone.make_aware(scene["at"])
        values = {name: value for name, value in scene.items() if name not in ("at", "act", "by")}
        values |= {name: people[values[name]] for name in PEOPLE if name in values}
        values |= {name: units[values[name]] for name in UNITS if name in values}
        feedback = perform(getattr(feedback, scene["act"]), by=people[scene["by"]], **values)


def _beginning(given, units):
    values = {name: given[name] for name in ("kind", "channel", "subject", "text")}
    values["procedure"] = named(Document.objects, given.get("procedure"))
    values["concerns"] = named(units, given.get("concerns"))
    if "declared" in given:
        values["received_at"] = timezone.make_aware(given["declared"])
    if "sender" in given:
        values |= {"sender_full_name": given["sender"], "sender_phone": given.get("phone", "")}
    return values
