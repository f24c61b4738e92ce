"""What dismissals of messages tell of themselves to the API; their pages are their own."""

from qms.lifecycle.registry import Face, register

from .forms import DismissalForm
from .models import Dismissal

register(
    Face(model=Dismissal, collection="followed-dismissals", filters=("lack", "taken_back"), create_form=DismissalForm)
)
