"""What the page of a training shows besides its own fields: who takes part, and whether they came."""

from django.utils.translation import gettext as _

from qms.web.cells import toned
from qms.web.tables import Table

from .states import Presence

TONES = {Presence.PRESENT: "good", Presence.EXCUSED: "soon", Presence.ABSENT: "late"}


def training_context(training, request):
    """A line for each participant."""
    rows = (
        [each for each in training.participants.all() if each.active]
        if training.is_past
        else training.participants_now()
    )
    told = [[str(each), _presence(each)] for each in rows]
    return {"participants": Table.of([_("Participant"), _("Presence")], told)}


def _presence(row):
    return toned(row.get_presence_display(), TONES[row.presence]) if row.presence else ""
