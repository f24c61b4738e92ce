"""What the objectives that run set as the goal of a figure: shown wherever the figure is."""

from django.urls import reverse

from qms.web.figures import finds_goals

from .models import Objective
from .states import ObjectiveState


@finds_goals
def goals_of_objectives(user, unit):
    """{figure: Goal} of the running objectives a person may see: those of the unit asked for, or of any.

    Where several aim at one figure, that of the unit highest up counts.
    """
    running = Objective.objects.visible_to(user).filter(state=ObjectiveState.RUNNING).exclude(indicator="")
    if unit is not None:
        running = running.filter(unit=unit)
    found = sorted(running.select_related("unit"), key=lambda each: (-each.unit.depth, -each.pk))
    return {each.indicator: each.course.goal(reverse("objectives_record", args=[each.pk])) for each in found}
