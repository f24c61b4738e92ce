"""Figures of dossiers: how many come and go, and whether they are settled by the day that was promised (9.1.1)."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Case
from .parts import CasePause
from .states import CaseState, PauseKind


def settled(rows, period):
    """Accepted dossiers whose work ended in the period; what the applicant took back is left out."""
    ended = rows.filter(period.moments("ended_at"), accepted_at__isnull=False)
    return ended.exclude(state=CaseState.WITHDRAWN)


def supplements():
    """The pauses in which a supplement was waited for."""
    return CasePause.objects.filter(kind=PauseKind.SUPPLEMENT)


DOSSIERS_RECEIVED = declare(
    Figure(
        name="dossiers_received",
        review_input="c3",
        question=_("How many dossiers came in?"),
        label=_("Dossiers received in the period"),
        formula=_("Dossiers whose moment of receipt lies in the period."),
        day="received_at",
        measure=Measure.COUNT,
        model=Case,
        counted=lambda rows, period: rows.filter(period.moments("received_at")),
    )
)
DOSSIERS_SETTLED = declare(
    Figure(
        name="dossiers_settled",
        review_input="c3",
        question=_("How many dossiers were settled?"),
        label=_("Dossiers settled in the period"),
        formula=_("Accepted dossiers whose work ended in the period, those withdrawn left out."),
        day="ended_at",
        measure=Measure.COUNT,
        model=Case,
        counted=settled,
    )
)
DOSSIERS_ON_TIME = declare(
    Figure(
        name="dossiers_on_time",
        review_input="c3",
        question=_("Are dossiers settled by the day that was promised?"),
        label=_("Dossiers settled in the period by their due moment"),
        formula=_("Dossiers settled no later than first promised, of all accepted ones settled in the period."),
        day="ended_at",
        measure=Measure.PERCENT,
        model=Case,
        counted=lambda rows, period: settled(rows, period).filter(due_at__isnull=False),
        hits=lambda rows, period: rows.filter(ended_at__lte=F("due_at")),
        hit_words=_("settled in time"),
        rest_words=_("settled late"),
    )
)
DOSSIERS_LATE = declare(
    Figure(
        name="dossiers_late",
        question=_("Which dossiers are late now?"),
        label=_("Dossiers that are late"),
        formula=_("Dossiers still worked on though their due moment has passed."),
        measure=Measure.COUNT,
        model=Case,
        counted=lambda rows, period: rows.late(now()),
        only_now=True,
    )
)
DOSSIERS_SUPPLEMENTED = declare(
    Figure(
        name="dossiers_supplemented",
        review_input="c3",
        question=_("How often must applicants come back with a supplement?"),
        label=_("Dossiers settled in the period for which a supplement was asked"),
        formula=_("Dossiers for which a supplement was asked, of all accepted ones settled in the period."),
        day="ended_at",
        beside=("pauses",),
        measure=Measure.PERCENT,
        model=Case,
        counted=settled,
        hits=lambda rows, period: rows.filter(
            pk__in=CasePause.objects.filter(kind=PauseKind.SUPPLEMENT).values("case")
        ),
        hit_words=_("with a supplement"),
        rest_words=_("without a supplement"),
    )
)
