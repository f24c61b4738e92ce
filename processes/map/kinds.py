"""The three kinds of processes on the map."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProcessKind(models.TextChoices):
    """Where a process stands: above, in the middle, or below."""

    MANAGEMENT = "management", _("Management processes")
    CORE = "core", _("Core processes")
    SUPPORT = "support", _("Support processes")
