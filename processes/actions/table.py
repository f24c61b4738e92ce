"""The actions of a record, as its page shows them: `{% include "actions/table.html" %}`."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.evidence.links import pairs_led_to
from qms.lifecycle.registry import type_of
from qms.web.cells import Cell, record_cell, small, state_cell
from qms.web.tables import Table

from .models import Action


def actions_shown(record, kind):
    """What the table needs: every action of the record, and the address of a new one while it takes any."""
    given = {"origin": f"{type_of(type(record)).collection}/{record.pk}", "kind": kind, "unit": record.unit.code}
    actions = record.actions().select_related("unit", "responsible", "verifier")
    heads = [_("Number"), _("What is done"), _("Person responsible"), _("State"), _("Due")]
    return {
        "actions": Table.of(heads, [_row(each) for each in actions]),
        "new_action_url": f"{reverse('actions_new')}?{urlencode(given)}" if record.takes_actions() else "",
    }


def _row(action):
    whose = Cell("", "text", action.responsible, below=(small(action.unit),))
    return [record_cell(action), action.title, whose, state_cell(action), action.deadline()]


def actions_by_origin(records):
    """{record id: its actions} of records of one type, in two questions for all."""
    if not records:
        return {}
    pairs = pairs_led_to(type(records[0]), [each.pk for each in records], Action)
    actions = Action.objects.select_related("responsible").in_bulk([action for _origin, action in pairs])
    found = {}
    for origin, action in sorted(pairs):
        found.setdefault(origin, []).append(actions[action])
    return found
