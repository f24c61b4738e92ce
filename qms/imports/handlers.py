"""What an act on an import leaves to be done is done by a worker, who finds the work of the desk here too."""

from qms.lifecycle.signals import moved

from .job import ask_for_work
from .models import Import

moved.connect(ask_for_work, sender=Import)
