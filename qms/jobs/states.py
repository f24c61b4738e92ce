"""The states of a job."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JobState(models.TextChoices):
    """From asking to the end; a failed or cancelled job can be asked for anew."""

    WAITING = "waiting", pgettext_lazy("background work", "waits")
    RUNNING = "running", pgettext_lazy("background work", "is being done")
    DONE = "done", pgettext_lazy("background work", "done")
    FAILED = "failed", pgettext_lazy("background work", "failed")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def tone(self):
        """The tone of its badge."""
        return TONES[self]


OPEN = (JobState.WAITING, JobState.RUNNING)
CAN_BE_RETRIED = (JobState.FAILED, JobState.CANCELLED)
TONES = {
    JobState.WAITING: "soon",
    JobState.RUNNING: "active",
    JobState.DONE: "good",
    JobState.FAILED: "late",
    JobState.CANCELLED: "past",
}
