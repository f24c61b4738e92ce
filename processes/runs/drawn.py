"""The path drawn of a version: its steps with their times, and where each outcome leads, in two questions."""

from ..procedures.parts import Outcome, Step


def steps_drawn_of(version):
    """The steps as `nodes_and_edges` and the replay take them: in their order, each with its outcomes."""
    fields = ("pk", "code", "name", "post", "minutes", "unit__code")
    steps = {
        row["pk"]: {**row, "unit": row["unit__code"] or "", "outcomes": []}
        for row in Step.objects.active().filter(version=version).order_by("position", "pk").values(*fields)
    }
    outcomes = Outcome.objects.filter(step__in=list(steps), active=True).order_by("step", "position", "pk")
    for step, code, label, leads_to, ends in outcomes.values_list("step", "code", "label", "leads_to__code", "ends"):
        steps[step]["outcomes"].append({"code": code, "label": label, "leads_to": leads_to or ends})
    return list(steps.values())
