"""States of an assignment."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class AssignmentState(States):
    """Whether somebody else has confirmed it."""

    PROPOSED = "proposed", Tone.ACTIVE, _("Proposed")
    CONFIRMED = "confirmed", Tone.GOOD, _("Post given")
    REFUSED = "refused", Tone.PAST, _("Refused")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn")
