"""Stories of reform indexes: issued, taken in, scored by the units, checked, approved, and confirmed by the city."""

from datetime import datetime, time
from decimal import Decimal

from django.utils import timezone

from qms.lifecycle.door import create, perform

from ..par_criteria.states import CriterionState
from .models import ParIndex


def index_story(given, criteria, *, people, units, model):
    """The index of one year; `criteria` is the table that the city issued, `model` that of its lines."""
    yield _at(given["issued"], time(9, 0))
    values = {name: given[name] for name in ("year", "decision", "due_on")}
    index = create(ParIndex, by=people["qmr"], **values)
    for each in criteria:
        told = {name: each[name] for name in ("code", "field", "group", "name")}
        told |= {"most": Decimal(str(each["most"])), "figure": each.get("figure", "")}
        create(model, by=people["qmr"], index=index, unit=units[each["unit"]], **told)
    index = perform(ParIndex.objects.get(pk=index.pk).open_scoring, by=people["qmr"])
    yield _at(given["scored"], time(10, 0))
    late, lowered, heads = given.get("late", []), given.get("lowered", {}), given["heads"]
    for each in index.criteria.order_by("pk"):
        if each.code in late:
            continue
        claimed = Decimal(str(given["claimed"].get(each.code, each.most)))
        said = {"claimed": claimed, "explanation": given["said"].get(each.code, "Báo cáo, văn bản trong hồ sơ (mẫu)")}
        perform(each.score, by=people[heads[each.unit.code]], **said)
    if "checked" not in given:
        return
    yield _at(given["checked"], time(14, 0))
    for each in index.criteria.filter(state=CriterionState.SCORED).order_by("pk"):
        perform(each.verify, by=people["qmr"], checked=each.claimed)
    if "approved" in given:
        yield _at(given["approved"], time(16, 0))
        index = perform(ParIndex.objects.get(pk=index.pk).approve, by=people["chutich"])
        yield _at(given["published"], time(9, 0))
        told = {"result": given["result"], "rank": given["rank"]}
        points = {code: Decimal(str(each["points"])) for code, each in lowered.items()}
        reasons = {code: each["why"] for code, each in lowered.items()}
        perform(index.take_result, by=people["qmr"], confirmed=points, reasons=reasons, **told)


def _at(day, moment):
    return timezone.make_aware(datetime.combine(day, moment))
