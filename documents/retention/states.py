"""States of a disposal."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class DisposalState(States):
    """How far the end of records is decided and done."""

    PROPOSED = "proposed", Tone.SOON, pgettext_lazy("disposal", "Proposed")
    APPROVED = "approved", Tone.ACTIVE, pgettext_lazy("disposal", "Approved, not done yet")
    DISPOSED = "disposed", Tone.PAST, pgettext_lazy("disposal", "Done")
    REFUSED = "refused", Tone.PAST, pgettext_lazy("disposal", "Refused")


OPEN_STATES = (DisposalState.PROPOSED, DisposalState.APPROVED)
