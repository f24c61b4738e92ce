"""Whether a competence is asked for."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class CompetenceState(States):
    """A competence is asked for as long as it is in use."""

    IN_USE = "in_use", Tone.GOOD, _("In use")
    RETIRED = "retired", Tone.PAST, _("No longer asked for")
