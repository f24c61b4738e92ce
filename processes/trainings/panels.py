"""What the pages of plans, revisions and competences say of trainings."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from documents.controlled.models import DocumentRevision
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from ..competences.models import Competence
from ..training_plans.models import TrainingPlan
from ..training_plans.states import TrainingPlanState
from .models import Training
from .states import TAUGHT


@panel(TrainingPlan, "trainings")
def trainings_of_plan(plan, request):
    """All trainings of the year, in their order, and the way to add one."""
    is_open = plan.state != TrainingPlanState.CLOSED
    return _drawn(request, Training.objects.filter(plan=plan), f"plan={plan.number}&unit={plan.unit.code}", is_open)


@panel(DocumentRevision, "record")
def trainings_of_revision(revision, request):
    """Where reading is not enough: the trainings about it."""
    found = Training.objects.filter(revision=revision)
    is_open = revision.state in TAUGHT
    if not (is_open or found.exists()):
        return ""
    return _drawn(request, found, f"revision={revision.number}", is_open)


@panel(Competence, "record")
def trainings_of_competence(competence, request):
    """The trainings by which people come to have it."""
    found = Training.objects.filter(competence=competence)
    return _drawn(request, found, f"competence={competence.number}", True)


def _drawn(request, found, asked, is_open):
    seen = found.filter(pk__in=Training.objects.visible_to(request.user).values("pk"))
    rows = list(seen.select_related(*Training.reads_with).order_by("planned_on", "pk"))
    heads = [_("Training"), _("Day"), _("Participants"), _("State")]
    table = Table.of(
        heads,
        [
            [record_cell(each, each.title), each.planned_on, len(each.participants_now()), state_cell(each)]
            for each in rows
        ],
    )
    may = is_open and any(posts_fit(Training.who_creates, actor) for actor in actors_of(request.user))
    return render_to_string("trainings/panel.html", {"table": table, "asked": asked, "may_plan": may}, request)
