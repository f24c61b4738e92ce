"""Whether a cause is named."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class CauseState(States):
    """A cause may be named for as long as it is in use."""

    IN_USE = "in_use", Tone.GOOD, _("In use")
    RETIRED = "retired", Tone.PAST, _("No longer named")
