"""States of the renewal of a signing PIN."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class RenewalState(States):
    """Whether somebody else has vouched for the person."""

    ASKED = "asked", Tone.ACTIVE, _("Asked for")
    CONFIRMED = "confirmed", Tone.GOOD, _("Taken away")
    REFUSED = "refused", Tone.PAST, _("Refused")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn")
