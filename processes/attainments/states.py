"""States of what somebody has."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class AttainmentState(States):
    """Whether it holds."""

    VALID = "valid", Tone.GOOD, pgettext_lazy("attainment", "Holds")
    EXPIRED = "expired", Tone.LATE, _("Run out")
    WITHDRAWN = "withdrawn", Tone.PAST, pgettext_lazy("attainment", "Withdrawn")


OPEN_STATES = (AttainmentState.VALID, AttainmentState.EXPIRED)
