"""States of a unit's report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    """How far a unit's report is."""

    DUE = "due", _("Report due")
    DRAFTED = "drafted", _("Report drafted")
    SUBMITTED = "submitted", _("Report submitted")
    RETURNED = "returned", _("Returned for change")
    ACCEPTED = "accepted", _("Report accepted")


UNSUBMITTED = (ReportState.DUE, ReportState.DRAFTED, ReportState.RETURNED)
