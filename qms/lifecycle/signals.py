"""What upper rooms hear: a record moved. Sent inside the act's transaction."""

from django.dispatch import Signal

moved = Signal()  # record, act, actor, source
