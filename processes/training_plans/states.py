"""States of a training plan."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class TrainingPlanState(States):
    """How far it is."""

    DRAFT = "draft", Tone.ACTIVE, _("Draft")
    SUBMITTED = "submitted", Tone.SOON, pgettext_lazy("training plan", "Waits for approval")
    APPROVED = "approved", Tone.GOOD, pgettext_lazy("training plan", "Being carried out")
    CLOSED = "closed", Tone.PAST, pgettext_lazy("training plan", "Closed")
