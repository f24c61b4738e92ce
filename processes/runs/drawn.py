"""The path drawn of a version: its steps with their times, and where each outcome leads, in as few questions."""

from django.db.models import Exists, OuterRef

from ..procedures.branches import Branch
from ..procedures.parts import Outcome, Step

TOLD = ("step", "code", "label", "leads_to__code", "ends", "at_most", "is_branched")


def steps_drawn_of(version):
    """The steps as `nodes_and_edges` and the replay take them: in their order, each with its outcomes."""
    fields = ("pk", "code", "name", "post", "minutes", "unit__code")
    steps = {
        row["pk"]: {**row, "unit": row["unit__code"] or "", "outcomes": []}
        for row in Step.objects.active().filter(version=version).order_by("position", "pk").values(*fields)
    }
    outcomes = Outcome.objects.filter(step__in=list(steps), active=True).order_by("step", "position", "pk")
    is_branched, branched = Exists(Branch.objects.filter(outcome=OuterRef("pk"), active=True)), False
    for row in outcomes.annotate(is_branched=is_branched).values_list(*TOLD):
        step, code, label, leads_to, ends, at_most, has_branches = row
        told = {"code": code, "label": label, "leads_to": leads_to or ends, "at_most": at_most}
        steps[step]["outcomes"].append(told)
        branched = branched or has_branches
    if branched:
        _add_branches(steps)
    return list(steps.values())


def _add_branches(steps):
    rows = Branch.objects.filter(step__in=list(steps), active=True, outcome__isnull=False, leads_to__isnull=False)
    for each in rows.select_related("outcome", "field__step", "leads_to").order_by("step", "position", "pk"):
        told = {"outcome": each.outcome.code, "condition": str(each), "leads_to": each.leads_to.code, "branch": each}
        steps[each.step_id].setdefault("branches", []).append(told)
