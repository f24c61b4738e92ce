"""States of an audit programme."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ProgrammeState(States):
    """How far a programme is."""

    DRAFT = "draft", Tone.PLAIN, _("Draft")
    APPROVED = "approved", Tone.ACTIVE, _("Approved")
    RUNNING = "running", Tone.ACTIVE, _("Running")
    COMPLETED = "completed", Tone.GOOD, _("Completed")
