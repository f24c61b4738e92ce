"""States of a self-inspection and the results of its points."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InspectionState(models.TextChoices):
    """How far a unit's self-inspection is."""

    OPENED = "opened", _("Opened")
    ASSESSED = "assessed", pgettext_lazy("self-inspection", "Assessed")
    SUBMITTED = "submitted", _("Submitted")
    VERIFIED = "verified", _("Verified")
    RETURNED = "returned", _("Returned")
    CLOSED = "closed", _("Closed")


class Result(models.TextChoices):
    """What a unit finds at a point of its checklist."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


DONE_STATES = (InspectionState.VERIFIED, InspectionState.CLOSED)
