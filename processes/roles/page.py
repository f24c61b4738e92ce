"""What the page of a decision shows: the duties that it gives, and the way to one more."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qms.people.actors import actors_of
from qms.web.cells import Cell, record_cell, state_cell
from qms.web.tables import Table

from .rules import writes
from .states import DecisionState


def decision_context(decision, request):
    """A table of its duties, in the order in which they were written."""
    duties = decision.duties.select_related("unit", "person").order_by("pk")
    heads = [
        _("Number"),
        _("Bearer"),
        _("Share in it"),
        pgettext("duties", "Duty"),
        pgettext("duties", "Authority"),
        _("State"),
    ]
    rows = [
        [
            record_cell(each),
            each.bearer(),
            each.get_share_display(),
            Cell("", "lines", each.words),
            each.authority,
            state_cell(each),
        ]
        for each in duties
    ]
    may = decision.state == DecisionState.DRAFT and any(writes(decision, actor) for actor in actors_of(request.user))
    new_url = f"{reverse('duties_new')}?{urlencode({'decision': decision.number})}" if may else ""
    return {"duties": Table.of(heads, rows), "new_url": new_url}
