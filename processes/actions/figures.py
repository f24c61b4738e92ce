"""Figures of actions: whether what was agreed is done by its day (9.1.1, 10.2.1)."""

from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Action

ACTIONS_ON_TIME = declare(
    Figure(
        name="actions_on_time",
        review_input="c5",
        question=_("Are actions done by their day?"),
        label=_("Actions due in the period that were done in time"),
        formula=_("Actions reported done no later than their day, of all that were due in the period."),
        day="due_on",
        measure=Measure.PERCENT,
        model=Action,
        counted=lambda rows, period: rows.due_between(period.first, period.last),
        hits=lambda rows, period: rows.on_time(),
        hit_words=_("done in time"),
        rest_words=_("done late or not done"),
    )
)
ACTIONS_LATE = declare(
    Figure(
        name="actions_late",
        overview=130,
        question=_("Which actions are late now?"),
        label=_("Actions that are late"),
        formula=_("Actions not reported done though their day has passed."),
        measure=Measure.COUNT,
        model=Action,
        counted=lambda rows, period: rows.late(now()),
        only_now=True,
    )
)
