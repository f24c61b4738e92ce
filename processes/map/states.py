"""Whether a process is run."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProcessState(models.TextChoices):
    """A process stands on the map for as long as it is run."""

    RUN = "run", _("On the map")
    RETIRED = "retired", _("No longer run")
