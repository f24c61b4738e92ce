"""States of a periodic review."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ReviewState(States):
    """How far the question is answered."""

    DUE = "due", Tone.SOON, _("Due")
    PROPOSED = "proposed", Tone.ACTIVE, _("Proposed to keep")
    KEPT = "kept", Tone.GOOD, _("Kept as it is")
    REVISION_OPENED = "revision_opened", Tone.PAST, _("Revision opened")
    ENDED = "ended", Tone.PAST, _("Ended: no longer in force")


OPEN_STATES = (ReviewState.DUE, ReviewState.PROPOSED)
