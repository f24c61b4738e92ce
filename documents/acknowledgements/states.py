"""States of an acknowledgement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AcknowledgementState(models.TextChoices):
    """Whether a person has read the revision that concerns their post."""

    PENDING = "pending", _("To be read")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    LAPSED = "lapsed", _("Lapsed")
