"""What the page of an issuance shows: the digest that is signed, and each procedure with how it stands."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.ledger.legible import whole_number
from qms.lifecycle.door import possible_acts
from qms.web.cells import record_cell, state_cell, toned, words_cell
from qms.web.tables import Table

SHOWN = 50


def issuance_context(record, request):
    """The list, a page at a time."""
    if record.is_past:
        return {"may": set()}
    after = whole_number(request.GET.get("after", "")) or 0
    rows = record.items.filter(position__gt=after).select_related("revision__document", "listed").order_by("position")
    items = list(rows[: SHOWN + 1])
    may = {act.name for act, _actor, said in possible_acts(record, request.user) if not said}
    heads = [_("Line"), _("Code"), _("Procedure"), _("Field of administration"), _("How it stands"), _("Digest")]
    return {
        "table": Table.of(heads, [_row(record, item, may) for item in items[:SHOWN]]),
        "may": may,
        "next": f"?after={items[SHOWN - 1].position}" if len(items) > SHOWN else "",
    }


def _row(record, item, may):
    revision, listed = item.revision, item.listed
    made_up = [toned(_("made up"), "soon")] if listed and listed.made_up else []
    stands = toned(_("left out"), "past") if item.left_out else state_cell(revision)
    number = str(item.position)
    if "leave_out" in may and not item.left_out:
        url = f"{reverse('issuances_act', args=[record.pk, 'leave_out'])}?{urlencode({'line': item.position})}"
        number = words_cell(number, words_cell(_("Leave out"), url=url))
    return [
        number,
        record_cell(revision, revision.document.number),
        words_cell(revision.title, *made_up),
        listed.field if listed else "",
        stands,
        item.content_sha256[:12],
    ]
