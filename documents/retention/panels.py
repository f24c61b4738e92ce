"""What the page of a line of the list says of records whose time is over, of ends, and of holds."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from documents.record_series.models import RecordSeries
from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from .models import Disposal
from .queries import free_and_held

SHOWN = 50


@panel(RecordSeries, "record")
def time_is_over(series, request):
    """Records whose time is over, those that somebody needs with the reason, what ended already, and the holds."""
    free, needed = free_and_held(series)
    ends = Disposal.objects.visible_to(request.user).filter(series=series).order_by("-pk")[:SHOWN]
    holds = series.holds.order_by("-pk")[:SHOWN]
    context = {
        "series": series,
        "free": len(free),
        "needed": Table.of(
            [_("Number"), _("Who needs it")], [[record_cell(each), why] for each, why in needed[:SHOWN]]
        ),
        "ends": Table.of(
            [_("End of records"), _("State"), _("Records"), _("Done on")],
            [[record_cell(each), state_cell(each), each.count(), each.disposed_on] for each in ends],
        ),
        "holds": Table.of(
            [_("Hold"), _("State"), _("Grounds")],
            [[record_cell(each), state_cell(each), each.grounds] for each in holds],
        ),
    }
    return render_to_string("retention/panel.html", context, request)
