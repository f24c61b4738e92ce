"""Figures of ideas: how many are suggested, and how many of those judged are spread (10.3, 9.3.2 f)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Idea
from .states import OPEN, IdeaState

IDEAS_SUGGESTED = declare(
    Figure(
        name="ideas_suggested",
        review_input="f",
        question=_("How many ideas for improvement were suggested?"),
        label=_("Ideas for improvement suggested in the period"),
        formula=_("Ideas entered in the period, those taken back left out."),
        day="created_at",
        measure=Measure.COUNT,
        model=Idea,
        counted=lambda rows, period: rows.filter(period.moments("created_at")).exclude(state=IdeaState.WITHDRAWN),
        clause="10.3",
    )
)
IDEAS_SPREAD = declare(
    Figure(
        name="ideas_spread",
        review_input="f",
        question=_("What comes of ideas for improvement?"),
        label=_("Ideas spread, of those decided on"),
        formula=_("Ideas spread, of all that were spread or declined in the period."),
        measure=Measure.PERCENT,
        model=Idea,
        counted=lambda rows, period: rows.filter(
            period.days("judged_on"), state__in=(IdeaState.SPREAD, IdeaState.DECLINED)
        ),
        hits=lambda rows, period: rows.filter(state=IdeaState.SPREAD),
        hit_words=_("spread"),
        rest_words=_("declined"),
        clause="10.3",
    )
)
IDEAS_WAITING = declare(
    Figure(
        name="ideas_waiting",
        review_input="f",
        question=_("Which ideas wait for somebody?"),
        label=_("Ideas to be judged, tried or decided on"),
        formula=_("Ideas that are neither spread nor declined nor taken back."),
        measure=Measure.COUNT,
        model=Idea,
        counted=lambda rows, period: rows.filter(state__in=OPEN),
        clause="10.3",
        only_now=True,
    )
)
