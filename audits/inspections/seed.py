"""The story of a round of self-inspection: set up, opened by the clock, answered unit by unit, verified by others."""

from datetime import datetime, time
from decimal import Decimal

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import SelfInspection
from .round import InspectionRound
from .states import Result


def round_story(given, points, *, people, units, stage):
    """One round as the file tells it; each unit's answers are a story of their own."""
    yield _at(given["set_up"], time(8, 20))
    days = {name: given[name] for name in ("since", "until", "opens_on", "due_on")}
    values = {"unit": units["vinhbao"], "name": given["name"], "points": points, **days}
    made = create(InspectionRound, by=people["qmr"], **values)
    for each in given["units"]:
        stage.add(_unit_story(each, made, people=people, unit=units[each["unit"]]))


def _unit_story(given, made, *, people, unit):
    """Named, answered, submitted, returned once where the file says so, verified and closed."""
    yield _at(given["named"], time(9, 5))
    found = SelfInspection.objects.get(round=made, unit=unit)
    head, inspector = people[given["head"]], people[given["inspector"]]
    perform(found.name_inspector, by=people["qmr"], inspector=inspector)
    if "assessed" not in given:
        return
    yield _at(given["assessed"], time(10, 20))
    perform(found.assess, by=head, answers=_answers(found, given), remedies=given.get("remedies", ""))
    if "submitted" not in given:
        return
    yield _at(given["submitted"], time(16, 10))
    perform(found.submit, by=head)
    if "returned" in given:
        yield _at(given["returned"], time(9, 40))
        perform(found.return_for_change, by=inspector, reason=given["why"])
    if "verified" not in given:
        return
    yield _at(given["verified"], time(14, 30))
    perform(found.verify, by=inspector, **_judged(found, given))
    yield _at(given["verified"], time(16, 30))
    perform(found.close, by=people["qmr"])


def _answers(inspection, given):
    """Met and fully claimed, but for the points that the file names as weak or not applicable."""
    weak, absent = given.get("weak", {}), given.get("not_applicable", {})
    answers = {}
    for point in inspection.round.points.filter(active=True):
        if why := absent.get(str(point.position)):
            answers[point.pk] = {"result": Result.NOT_APPLICABLE, "evidence": why}
        elif str(point.position) in weak:
            evidence = weak[str(point.position)]
            answers[point.pk] = {"result": Result.PARTLY, "evidence": evidence, "claimed": point.most / 2}
        else:
            evidence = given["evidence"][point.position % len(given["evidence"])]
            answers[point.pk] = {"result": Result.MET, "evidence": evidence, "claimed": point.most}
    return answers


def _judged(inspection, given):
    """The inspector confirms less where the file says so."""
    confirmed, remarks = {}, {}
    for row in inspection.answers.select_related("point"):
        told = given.get("lowered", {}).get(str(row.point.position))
        if row.claimed is not None:
            confirmed[row.point_id] = row.claimed
        if told and row.claimed is not None:
            confirmed[row.point_id], remarks[row.point_id] = row.claimed / Decimal(2), told
    return {"confirmed": confirmed, "remarks": remarks}


def _at(day, moment):
    return timezone.make_aware(datetime.combine(day, moment))
