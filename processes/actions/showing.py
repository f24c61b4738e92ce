"""The actions of a record, as its page shows them: `{% include "processes/actions/table.html" %}`."""

from urllib.parse import urlencode

from django.urls import reverse

from qms.lifecycle.registry import type_of


def actions_shown(record, kind):
    """What the table needs: every action of the record, and the address of a new one while it takes any."""
    given = {"origin": f"{type_of(type(record)).collection}/{record.pk}", "kind": kind, "unit": record.unit.code}
    return {
        "actions": list(record.actions().select_related("unit", "responsible", "verifier")),
        "new_action_url": f"{reverse('actions_new')}?{urlencode(given)}" if record.takes_actions() else "",
    }
