"""States of a self-inspection and the results of its points."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class InspectionState(States):
    """How far a unit's self-inspection is."""

    OPENED = "opened", Tone.ACTIVE, _("Opened")
    ASSESSED = "assessed", Tone.ACTIVE, pgettext_lazy("self-inspection", "Assessed")
    SUBMITTED = "submitted", Tone.ACTIVE, _("Submitted")
    VERIFIED = "verified", Tone.GOOD, _("Verified")
    RETURNED = "returned", Tone.SOON, _("Returned")
    CLOSED = "closed", Tone.PAST, _("Closed")


class Result(models.TextChoices):
    """What a unit finds at a point of its checklist."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class RoundState(States):
    """A round has no lifecycle: whether it is open or due, its days say. Its act leaves the state alone."""

    ON_RECORD = "on_record", Tone.PLAIN, _("On record")


DONE_STATES = (InspectionState.VERIFIED, InspectionState.CLOSED)
WAITING_STATES = (InspectionState.OPENED, InspectionState.ASSESSED, InspectionState.RETURNED)
