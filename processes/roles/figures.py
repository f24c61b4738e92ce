"""Figures of duties: what is given, and what is given to a post that nobody holds (5.3)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Duty

DUTIES_GIVEN = declare(
    Figure(
        name="duties_given",
        review_input="d",
        question=_("Is it decided who has which duty?"),
        label=_("Duties given by decisions in force"),
        formula=_("Duties of decisions on roles that are in force now."),
        measure=Measure.COUNT,
        model=Duty,
        counted=lambda rows, period: rows.held(),
        clause="5.3",
        only_now=True,
    )
)
DUTIES_UNHELD = declare(
    Figure(
        name="duties_unheld",
        review_input="d",
        question=_("Which duties has nobody?"),
        label=_("Duties of posts that nobody holds"),
        formula=_("Duties given now to a post that nobody holds in the unit that has the duty."),
        measure=Measure.COUNT,
        model=Duty,
        counted=lambda rows, period: rows.unheld(),
        clause="5.3",
        only_now=True,
    )
)
