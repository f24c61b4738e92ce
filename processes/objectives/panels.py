"""What objectives add to the page of those who lead: each that runs, how it stands, and where it leads."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.web.cells import record_cell
from qms.web.overview import Overview
from qms.web.panels import panel
from qms.web.tables import Table

from .models import Objective
from .page import last_value
from .states import ObjectiveState

MOST = 6
WORST_FIRST = ("late", "soon", "good")


@panel(Overview, "overview")
def objectives_that_run(overview, request):
    """The objectives that run, those that miss their target first, with the last value of each."""
    rows = Objective.objects.visible_to(overview.user).filter(state=ObjectiveState.RUNNING)
    told = [(each, last_value(each)) for each in rows.select_related(*Objective.reads_with).order_by("-pk")]
    if not told:
        return ""
    told.sort(key=lambda pair: WORST_FIRST.index(pair[1].tone) if pair[1].tone in WORST_FIRST else len(WORST_FIRST))
    lines = [[record_cell(each, each.title_text()), value] for each, value in told[:MOST]]
    table = Table.of([_("Objective"), _("Last value")], lines)
    return render_to_string("objectives/overview.html", {"table": table, "count": len(told)}, request)
