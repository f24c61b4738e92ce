"""States of an acknowledgement."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class AcknowledgementState(States):
    """Whether a person has read the revision that concerns their post."""

    PENDING = "pending", Tone.SOON, _("To be read")
    ACKNOWLEDGED = "acknowledged", Tone.GOOD, _("Acknowledged")
    LAPSED = "lapsed", Tone.PAST, _("Lapsed")
