"""What the rooms above hear of jobs."""

from django.dispatch import Signal

# Sent with `job` in the transaction in which a job ended: done, failed for good, or cancelled.
ended = Signal()
