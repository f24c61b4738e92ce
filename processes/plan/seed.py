"""Loads the plan of a year from its readable file, and plays the demo's story of it through the door."""

from datetime import datetime, time
from decimal import Decimal
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from qms.inbox.passes import run_passes
from qms.lifecycle.door import create, perform
from qms.web.workbooks import XLSX

from ..actions.models import Action
from .annex.columns import COLUMNS
from .annex.template import template_workbook
from .models import Plan
from .unit_heads import head_of

DAWN, MORNING, NOON, EVENING = time(6, 0), time(9, 10), time(14, 20), time(16, 30)


def load_plan(data, *, by, units):
    """Make a plan with all that a file says of it: fields, tasks, targets, rounds. A plan that stands is left alone."""
    given = data["plan"]
    existing = Plan.objects.filter(year=given["year"], title=given["title"]).first()
    if existing is not None:
        return existing
    values = dict(given) | {"unit": units[given["unit"]]}
    tasks = [_task(field, task, units) for field in data["fields"] for task in field["tasks"]]
    return create(
        Plan,
        by=by,
        **values,
        fields=[field["name"] for field in data["fields"]],
        rounds=[dict(each) for each in data["rounds"]],
        tasks=tasks,
        targets=[_target(each, units) for each in data["targets"]],
    )


def _target(given, units):
    """A target is measured for its own unit, or for the one named; its owner heads the unit that answers for it."""
    values = dict(given) | {"target": Decimal(given["target"])}
    owner = values.pop("owner")
    return values | {"owner": head_of(units[owner]), "unit": units[given.get("unit", owner)]}


def _task(field, task, units):
    first, *others = field["leads"]
    return {
        "field": field["number"],
        "place": f"{field['number']}.{task['letter']}",
        "title": task["title"],
        "unit": units[first],
        "co_leads": [units[code] for code in others],
        "cooperating": [units[code] for code in task.get("cooperating", ())],
    }


# ── The demo's story


def plan_story(data, told, *, people, units, stage):
    """The plan is loaded, its annex taken in; then every task goes its own way."""
    keeper = people["thuky"]
    yield timezone.make_aware(told["loaded"])
    plan = load_plan(data, by=keeper, units=units)
    yield timezone.make_aware(told["approved"])
    for item in plan.items.filter(kind="target").select_related("objective"):
        perform(item.objective.approve, by=people["chutich"])
    yield timezone.make_aware(told["annexed"])
    perform(plan.take_in_annex, by=keeper, file=_annex(plan, told["tasks"], keeper))
    for each in told["tasks"]:
        stage.add(_task_story(plan, each, people))
    for row in plan.rounds_asked.all():
        stage.add(_opening(row))


def _opening(row):
    """The clock opens a round on its day, early in the morning."""
    yield at(row.opens_on, DAWN)
    run_passes()


def at(day, moment):
    """A moment of a day, in the time of the office."""
    return timezone.make_aware(datetime.combine(day, moment))


def _annex(plan, tasks, user):
    """The office's workbook, filled in as a person would."""
    book = load_workbook(BytesIO(template_workbook(plan, user)))
    sheet, known = book.active, {each["place"]: each for each in tasks}
    names = list(COLUMNS)
    for row in sheet.iter_rows(min_row=2):
        given = known.pop(str(row[names.index("place")].value), None)
        if given:
            row[names.index("due_on")].value = given.get("due")
            row[names.index("product")].value = given.get("product")
    if known:
        raise LookupError(f"The plan has no tasks {sorted(known)}, as its story says.")
    written = BytesIO()
    book.save(written)
    return InMemoryUploadedFile(written, "file", f"phu-luc-{plan.year}.xlsx", XLSX, written.tell(), None)


def _task_story(plan, told, people):
    key = plan.items.get(kind="task", place=told["place"]).action_id
    if "dropped" in told:
        yield at(told["dropped"], MORNING)
        perform(Action.objects.get(pk=key).cancel, by=people["qmr"], reason=told["why"])
        return
    if "started" in told:
        yield at(told["started"], MORNING)
        action = Action.objects.get(pk=key)
        perform(action.start, by=action.responsible)
    if "done" in told:
        yield at(told["done"], NOON)
        action = Action.objects.get(pk=key)
        product = action.product or "Kết quả theo kế hoạch"
        words = {
            "report": f"Đã hoàn thành: {product}.",
            "without_evidence": f"{product} lưu tại hồ sơ công việc của đơn vị.",
        }
        perform(action.report_done, by=action.responsible, **words)
    if "accepted" in told:
        yield at(told["accepted"], EVENING)
        action = Action.objects.get(pk=key)
        perform(action.accept, by=action.verifier)
