"""The figure of the yearly reports: whether the office reported in time (9.1.3)."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import QualityReport
from .states import QualityReportState

declare(
    Figure(
        name="quality_reports_in_time",
        question=_("Did the report on the quality system reach the city in time?"),
        label=_("Yearly reports on the quality system sent in time"),
        formula=_("Sent on or before its day, of all that are due in the period, those not asked for left out."),
        day="due_on",
        measure=Measure.PERCENT,
        model=QualityReport,
        counted=lambda rows, period: rows.filter(period.days("due_on")).exclude(state=QualityReportState.LEFT_OUT),
        hits=lambda rows, period: rows.filter(sent_at__date__lte=F("due_on")),
        hit_words=_("sent in time"),
        rest_words=_("not sent, or late"),
        clause="9.1.3",
    )
)
