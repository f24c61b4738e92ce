"""The figure of the programme: how much of what was planned for the period was audited (9.2.2 a)."""

from django.utils.translation import gettext_lazy as _

from audits.conduct.models import Audit
from audits.conduct.states import AuditState
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

declare(
    Figure(
        name="audits_held",
        review_input="c6",
        question=_("Are the audits of the programme held?"),
        label=_("Audits of the period that were held"),
        formula=_(
            "Audits whose report is signed, of all whose last day lies in the period, the cancelled ones left out."
        ),
        day="ends_on",
        measure=Measure.PERCENT,
        model=Audit,
        counted=lambda rows, period: rows.filter(period.days("ends_on")).exclude(state=AuditState.CANCELLED),
        hits=lambda rows, period: rows.held(),
        hit_words=_("held"),
        rest_words=_("not held yet"),
        clause="9.2",
    )
)
