"""What an act on an import leaves to be done is done by a worker, who finds the work of the desk here too."""

from qms.lifecycle.signals import moved

from . import sheets_out  # noqa: F401  the work of a sheet that goes out
from .job import ask_for_work
from .models import Import

moved.connect(ask_for_work, sender=Import)
