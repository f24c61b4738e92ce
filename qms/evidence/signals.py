"""What the evidence tells the rooms above."""

from django.dispatch import Signal

altered = Signal()  # verdict: a Verification that found something
