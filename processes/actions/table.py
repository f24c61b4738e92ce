"""The actions of a record, as its page shows them: `{% include "actions/table.html" %}`."""

from urllib.parse import urlencode

from django.urls import reverse

from qms.evidence.links import pairs_led_to
from qms.lifecycle.registry import type_of

from .models import Action


def actions_shown(record, kind):
    """What the table needs: every action of the record, and the address of a new one while it takes any."""
    given = {"origin": f"{type_of(type(record)).collection}/{record.pk}", "kind": kind, "unit": record.unit.code}
    return {
        "actions": list(record.actions().select_related("unit", "responsible", "verifier")),
        "new_action_url": f"{reverse('actions_new')}?{urlencode(given)}" if record.takes_actions() else "",
    }


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
