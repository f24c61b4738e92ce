"""States of a unit's report."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ReportState(States):
    """How far a unit's report is."""

    DUE = "due", Tone.SOON, _("Report due")
    DRAFTED = "drafted", Tone.PLAIN, _("Report drafted")
    SUBMITTED = "submitted", Tone.ACTIVE, _("Report submitted")
    RETURNED = "returned", Tone.SOON, _("Returned for change")
    ACCEPTED = "accepted", Tone.GOOD, _("Report accepted")
    LEFT_OUT = "left_out", Tone.PAST, _("Left out of the round")


UNSUBMITTED = (ReportState.DUE, ReportState.DRAFTED, ReportState.RETURNED)
NOT_HANDED_IN = (*UNSUBMITTED, ReportState.LEFT_OUT)
