"""States of a change request, and what is asked for."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class RequestState(States):
    """How far a request is."""

    RAISED = "raised", Tone.SOON, pgettext_lazy("change request", "Asked for")
    ACCEPTED = "accepted", Tone.ACTIVE, pgettext_lazy("change request", "Accepted, not begun")
    REVISING = "revising", Tone.ACTIVE, pgettext_lazy("change request", "In a revision under way")
    SETTLED = "settled", Tone.GOOD, pgettext_lazy("change request", "In force")
    REFUSED = "refused", Tone.PAST, pgettext_lazy("change request", "Request refused")
    WITHDRAWN = "withdrawn", Tone.PAST, pgettext_lazy("change request", "Taken back")


class RequestKind(models.TextChoices):
    """What is asked for."""

    WRITE = "write", pgettext_lazy("change request", "Write a new document")
    CHANGE = "change", pgettext_lazy("change request", "Change a document")
    ABOLISH = "abolish", pgettext_lazy("change request", "Abolish a document")


OPEN_STATES = (RequestState.RAISED, RequestState.ACCEPTED)
