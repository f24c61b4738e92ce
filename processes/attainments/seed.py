"""Stories of what people have: recorded by the head of their unit, renewed, or left to run out."""

from datetime import datetime, time

from django.utils import timezone

from qms.lifecycle.door import create, perform

from ..competences.models import Competence
from .models import Attainment


def attainment_story(given, *, people):
    """What one person has, from its file."""
    yield _at(given["recorded"])
    competence = Competence.objects.get(number=given["competence"])
    values = {"grounds": given["grounds"], "since": given["since"], "until": given.get("until")}
    made = create(Attainment, by=people[given["by"]], person=people[given["person"]], competence=competence, **values)
    if "renewed" in given:
        renewed = given["renewed"]
        yield _at(renewed["on"])
        made = Attainment.objects.get(pk=made.pk)
        perform(made.renew, by=people[given["by"]], grounds=renewed["grounds"], since=renewed["since"])


def _at(day):
    return timezone.make_aware(datetime.combine(day, time(9, 10)))
