"""Figures of self-inspection: how many units have inspected themselves, and who is late (9.1.3; the plan's target)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import SelfInspection

declare(
    Figure(
        name="self_inspections_done",
        review_input="c5",
        question=_("Do all units inspect themselves?"),
        label=_("Self-inspections of the period that were verified"),
        formula=_("Self-inspections verified by somebody of another unit, of all in rounds whose period ends in it."),
        day="round__until",
        measure=Measure.PERCENT,
        model=SelfInspection,
        counted=lambda rows, period: rows.filter(period.days("round__until")),
        hits=lambda rows, period: rows.done(),
        hit_words=_("verified"),
        rest_words=_("not verified yet"),
        clause="9.1.3",
    )
)
declare(
    Figure(
        name="self_inspections_late",
        overview=170,
        question=_("Which self-inspections are late now?"),
        label=_("Self-inspections that are late"),
        formula=_("Self-inspections not submitted though their day has passed."),
        measure=Measure.COUNT,
        model=SelfInspection,
        counted=lambda rows, period: rows.late(None),
        only_now=True,
        clause="9.1.3",
    )
)
