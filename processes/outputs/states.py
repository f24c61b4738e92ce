"""States of a nonconforming output, and what may be decided on it (8.7.1)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class OutputState(States):
    """How far it is dealt with."""

    PROPOSED = "proposed", Tone.SOON, pgettext_lazy("output", "To be decided on")
    DECIDED = "decided", Tone.ACTIVE, pgettext_lazy("output", "Decided, to be carried out")
    DONE = "done", Tone.ACTIVE, pgettext_lazy("output", "Carried out, to be verified")
    VERIFIED = "verified", Tone.GOOD, pgettext_lazy("output", "Verified")
    REFUSED = "refused", Tone.PAST, pgettext_lazy("output", "Proposal refused")
    CANCELLED = "cancelled", Tone.PAST, pgettext_lazy("output", "Given up")


class Decision(models.TextChoices):
    """What is done with the thing itself (8.7.1 a to d)."""

    CORRECT = "correct", pgettext_lazy("output", "Correct it: mend, do again, issue anew")
    WITHHOLD = "withhold", pgettext_lazy("output", "Hold it back: do not hand it out, stop the service")
    RECALL = "recall", pgettext_lazy("output", "Recall it: take back what was handed out")
    CONCESSION = "concession", pgettext_lazy("output", "Concession: let it be used as it is")


OPEN = (OutputState.PROPOSED, OutputState.DECIDED, OutputState.DONE)
BY_TOP_MANAGEMENT = (Decision.RECALL, Decision.CONCESSION)
