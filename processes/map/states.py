"""Whether a process is run."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ProcessState(States):
    """A process stands on the map for as long as it is run."""

    RUN = "run", Tone.GOOD, _("On the map")
    RETIRED = "retired", Tone.PAST, _("No longer run")
