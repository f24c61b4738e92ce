"""Stories of trainings: planned, held with those who came, judged by somebody else after some months."""

from datetime import datetime, time

from django.utils import timezone

from qms.lifecycle.door import create, perform

from ..competences.models import Competence
from .models import Training

PLAIN = ("title", "purpose", "kind", "trainer", "planned_on", "place")


def plan_training(given, *, people, units, by, plan=None):
    """Plan one training; gives it."""
    values = {name: given[name] for name in PLAIN}
    competence = given.get("competence")
    return create(
        Training,
        by=people[by],
        unit=units[given["unit"]],
        plan=plan,
        competence=Competence.objects.get(number=competence) if competence else None,
        participants=[people[each] for each in given["participants"]],
        organiser=people[given["organiser"]],
        judge=people[given["judge"]],
        judge_on=given["judge_on"],
        **values,
    )


def training_story(given, training, *, people):
    """Held with those who came; judged, or cancelled, where the file says so."""
    if "cancelled" in given:
        yield _at(given["cancelled"], time(14, 0))
        perform(_fresh(training).cancel, by=people[given["organiser"]], reason=given["why"])
        return
    yield _at(given["planned_on"], time(16, 20))
    missing = given.get("excused", [])
    came = {each: "excused" if each in missing else "present" for each in given["participants"]}
    if "note" not in given:
        return
    values = {"attendance": came, "note": given["note"]}
    perform(_fresh(training).record_attendance, by=people[given["organiser"]], **values)
    if "judged" in given:
        yield _at(given["judged"], time(9, 30))
        found = _fresh(training)
        move = found.find_effective if given["effective"] else found.find_ineffective
        perform(move, by=people[given["judge"]], effect=given["effect"])


def _fresh(training):
    return Training.objects.get(pk=training.pk)


def _at(day, moment):
    return timezone.make_aware(datetime.combine(day, moment))
