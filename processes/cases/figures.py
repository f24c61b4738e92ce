"""Figures of dossiers: how many come and go, and whether they are settled by the day that was promised (9.1.1)."""

from django.db.models import F, Q
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


def late_at_desk(moment):
    """Of a dossier: the desk answered late, or has not answered though its time is over."""
    return Q(desk_late=True) | Q(state=CaseState.RECEIVED, desk_due_at__lt=moment)


def standstills():
    """The pauses, but for those of followed dossiers that a later message took back: they end as they begin."""
    return CasePause.objects.exclude(~Q(case__source_system=""), until=F("since"))


def supplements():
    """The pauses in which a supplement was waited for."""
    return standstills().filter(kind=PauseKind.SUPPLEMENT)


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
        overview=10,
        review_input="c3",
        question=_("Are dossiers settled by the day that was promised?"),
        label=_("Dossiers settled in the period by their due moment"),
        formula=_(
            "Dossiers settled by their due moment, lawfully extended ones by the extended, of all accepted ones "
            "settled in the period."
        ),
        day="ended_at",
        measure=Measure.PERCENT,
        model=Case,
        counted=lambda rows, period: settled(rows, period).filter(due_at__isnull=False),
        hits=lambda rows, period: rows.filter(ended_at__lte=F("due_at")),
        hit_words=_("settled in time"),
        rest_words=_("settled late"),
    )
)
DOSSIERS_TAKEN_UP = declare(
    Figure(
        name="dossiers_taken_up",
        review_input="c3",
        question=_("Are dossiers taken up at the desk in time?"),
        label=_("Dossiers received in the period that the desk answered in time"),
        formula=_(
            "Dossiers accepted, refused or asked for what is missing within the time of the desk, of all run here that "
            "were received in the period; those whose time is not over are taken as in time."
        ),
        measure=Measure.PERCENT,
        model=Case,
        counted=lambda rows, period: rows.run_here().filter(period.moments("received_at")),
        hits=lambda rows, period: rows.exclude(late_at_desk(now())),
        hit_words=_("answered in time"),
        rest_words=_("answered late, or waiting too long"),
    )
)
DOSSIERS_EXTENDED = declare(
    Figure(
        name="dossiers_extended",
        review_input="c3",
        question=_("How often is the time lawfully extended?"),
        label=_("Dossiers settled in the period whose time was extended"),
        formula=_("Dossiers whose time was lawfully extended, of all accepted ones settled in the period."),
        measure=Measure.PERCENT,
        model=Case,
        counted=settled,
        hits=lambda rows, period: rows.filter(extended__gt=0),
        hit_words=_("extended"),
        rest_words=_("within the first appointment's time"),
    )
)
DOSSIERS_LATE = declare(
    Figure(
        name="dossiers_late",
        overview=110,
        question=_("Which dossiers are late now?"),
        label=_("Dossiers that are late"),
        formula=_("Dossiers still worked on, or not accepted yet, though the due moment of that has passed."),
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
        hits=lambda rows, period: rows.filter(pk__in=supplements().values("case")),
        hit_words=_("with a supplement"),
        rest_words=_("without a supplement"),
    )
)
