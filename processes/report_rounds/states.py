"""States of a reporting round."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class RoundState(States):
    """How far a reporting round is."""

    OPEN = "open", Tone.ACTIVE, _("Collecting reports")
    CONSOLIDATED = "consolidated", Tone.GOOD, _("Consolidated")
    SENT = "sent", Tone.PAST, _("Report sent")
