"""States of a question back."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class InquiryState(States):
    """Whether it is answered."""

    OPEN = "open", Tone.SOON, _("Waits for an answer")
    ANSWERED = "answered", Tone.GOOD, _("Answered")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn")
