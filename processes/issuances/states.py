"""States of an issuance."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class IssuanceState(States):
    """How far its procedures are, all of them together."""

    DRAFT = "draft", Tone.PLAIN, _("Draft")
    IN_REVIEW = "in_review", Tone.ACTIVE, _("In review")
    REVIEWED = "reviewed", Tone.ACTIVE, _("Reviewed, to be approved")
    APPROVED = "approved", Tone.ACTIVE, _("Approved, not yet in force")
    ISSUED = "issued", Tone.GOOD, _("Issued")
    CANCELLED = "cancelled", Tone.PAST, _("Cancelled")


OPEN_STATES = (IssuanceState.DRAFT, IssuanceState.IN_REVIEW, IssuanceState.REVIEWED)
