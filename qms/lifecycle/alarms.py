"""While the evidence is known to be altered, nobody acts on it, where the office has set it so (ACTS_STAND_STILL)."""

from django.conf import settings
from django.utils.translation import gettext as _

from qms.evidence.verdicts import alarm

from .errors import RuleNotMet


def ask_alarm() -> None:
    """Refuse every act while acts stand still. Raises RuleNotMet; asks the database only where it is set."""
    if settings.ACTS_STAND_STILL and alarm():
        says = _("The evidence was found altered: acts stand still until a whole verification finds it whole again.")
        raise RuleNotMet([says])
