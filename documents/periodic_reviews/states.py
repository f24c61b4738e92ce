"""States of a periodic review."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewState(models.TextChoices):
    """How far the question is answered."""

    DUE = "due", _("Due")
    PROPOSED = "proposed", _("Proposed to keep")
    KEPT = "kept", _("Kept as it is")
    REVISION_OPENED = "revision_opened", _("Revision opened")
