"""States of a hold."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class HoldState(States):
    """Whether it still holds."""

    ON = "on", Tone.SOON, pgettext_lazy("hold", "On hold")
    LIFTED = "lifted", Tone.PAST, pgettext_lazy("hold", "Lifted")
