"""States of the preparation of a year."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class PreparationState(States):
    """How far it is."""

    UNDER_WAY = "under_way", Tone.ACTIVE, _("Being prepared")
    READY = "ready", Tone.GOOD, _("Ready")
