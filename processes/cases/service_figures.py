"""Figures of how citizens are served: online, digitised, with a clock that stands still, step by step (9.1.1).

How a fee was paid is told neither by the desk nor by the lists of the city; no figure tells it.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import Attachment
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .figures import settled, standstills, supplements
from .models import Case
from .parts import CaseStep
from .states import Channel

ONCE = 1


def digitised():
    """The dossiers with their result as a file."""
    of_cases = ContentType.objects.get_for_model(Case)
    return Attachment.objects.filter(record_type=of_cases, purpose="result").values("record_id")


def asked_again():
    """The dossiers for which a supplement was asked more than once."""
    by_case = supplements().order_by().values("case").annotate(times=Count("pk"))
    return by_case.filter(times__gt=ONCE).values("case")


DOSSIERS_ONLINE = declare(
    Figure(
        name="dossiers_online",
        review_input="c3",
        question=_("How many dossiers come in online?"),
        label=_("Dossiers received in the period that came in online"),
        formula=_("Dossiers handed in online, of all received in the period, followed ones among them."),
        day="received_at",
        measure=Measure.PERCENT,
        model=Case,
        counted=lambda rows, period: rows.filter(period.moments("received_at")),
        hits=lambda rows, period: rows.filter(channel=Channel.ONLINE),
        hit_words=_("handed in online"),
        rest_words=_("handed in otherwise"),
    )
)
DOSSIERS_DIGITISED = declare(
    Figure(
        name="dossiers_digitised",
        review_input="c3",
        question=_("How many results are there as a file?"),
        label=_("Dossiers settled in the period whose result is digitised"),
        formula=_("Dossiers with their result as a file, of all run here that were settled in the period."),
        measure=Measure.PERCENT,
        model=Case,
        counted=lambda rows, period: settled(rows, period).run_here(),
        hits=lambda rows, period: rows.filter(pk__in=digitised()),
        hit_words=_("result as a file"),
        rest_words=_("result on paper alone"),
    )
)
DOSSIERS_STOPPED = declare(
    Figure(
        name="dossiers_stopped",
        review_input="c3",
        question=_("How often does the clock stand still?"),
        label=_("Dossiers settled in the period whose clock stood still"),
        formula=_(
            "Dossiers whose clock stood still for a supplement, a payment or a suspension, of all accepted ones "
            "settled in the period."
        ),
        day="ended_at",
        beside=("pauses",),
        measure=Measure.PERCENT,
        model=Case,
        counted=settled,
        hits=lambda rows, period: rows.filter(pk__in=standstills().values("case")),
        hit_words=_("clock stood still"),
        rest_words=_("clock ran through"),
    )
)
DOSSIERS_ASKED_AGAIN = declare(
    Figure(
        name="dossiers_asked_again",
        review_input="c3",
        question=_("How often is a supplement asked for more than once?"),
        label=_("Dossiers settled in the period with more than one supplement"),
        formula=_(
            "Dossiers for which a supplement was asked more than once, of all accepted ones settled in the period."
        ),
        day="ended_at",
        beside=("pauses",),
        measure=Measure.PERCENT,
        model=Case,
        counted=settled,
        hits=lambda rows, period: rows.filter(pk__in=asked_again()),
        hit_words=_("more than one supplement"),
        rest_words=_("one supplement at most"),
    )
)
DOSSIERS_WITH_LATE_STEP = declare(
    Figure(
        name="dossiers_with_late_step",
        review_input="c3",
        question=_("In how many dossiers does a step take longer than its time?"),
        label=_("Dossiers settled in the period with a step that was late"),
        formula=_("Dossiers of which at least one step was done after its time, of all run here that were settled."),
        measure=Measure.PERCENT,
        model=Case,
        counted=lambda rows, period: settled(rows, period).run_here(),
        hits=lambda rows, period: rows.filter(pk__in=CaseStep.objects.filter(on_time=False).values("case")),
        hit_words=_("with a late step"),
        rest_words=_("every step in its time"),
    )
)
