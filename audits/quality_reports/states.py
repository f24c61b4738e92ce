"""States of the yearly report on the quality system."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class QualityReportState(States):
    """How far the report of a year is."""

    DUE = "due", Tone.SOON, pgettext_lazy("quality report", "To be written")
    DRAFTED = "drafted", Tone.PLAIN, pgettext_lazy("quality report", "Being written")
    SUBMITTED = "submitted", Tone.SOON, pgettext_lazy("quality report", "Submitted, to be approved")
    APPROVED = "approved", Tone.ACTIVE, pgettext_lazy("quality report", "Approved, to be sent")
    SENT = "sent", Tone.GOOD, pgettext_lazy("quality report", "Sent to the city")
    LEFT_OUT = "left_out", Tone.PAST, pgettext_lazy("quality report", "Not asked for")


S = QualityReportState
UNSENT = (S.DUE, S.DRAFTED, S.SUBMITTED, S.APPROVED)
FILLED_IN = (S.DRAFTED, S.SUBMITTED, S.APPROVED, S.SENT)
ENDED = (S.SENT, S.LEFT_OUT)
