"""States of a reporting round."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """How far a reporting round is."""

    OPEN = "open", _("Collecting reports")
    CONSOLIDATED = "consolidated", _("Consolidated")
    SENT = "sent", _("Report sent")
