"""Figures of external providers: who waits for an evaluation, how they did, what went wrong by them (8.4, 9.1.3 f)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from ..nonconformities.models import Nonconformity
from ..nonconformities.states import NonconformityState
from .models import Provider
from .states import GOOD_FROM, ProviderState

PROVIDERS_TO_EVALUATE = declare(
    Figure(
        name="providers_to_evaluate",
        review_input="c7",
        question=_("Which external providers wait for their evaluation or for the decision on it?"),
        label=_("External providers to be evaluated or decided on now"),
        formula=_("Providers whose day of evaluation has come, or that are new, until somebody has decided on them."),
        measure=Measure.COUNT,
        model=Provider,
        counted=lambda rows, period: rows.filter(state__in=(ProviderState.TO_EVALUATE, ProviderState.EVALUATED)),
        clause="8.4",
        only_now=True,
    )
)
PROVIDERS_GOOD = declare(
    Figure(
        name="providers_good",
        review_input="c7",
        question=_("How good are the external providers with whom we work?"),
        label=_("External providers with 80 points of 100 or more"),
        formula=_(
            "Providers with 80 points or more in their last evaluation, of all that were evaluated and are used."
        ),
        measure=Measure.PERCENT,
        model=Provider,
        counted=lambda rows, period: rows.watched().filter(score__isnull=False),
        hits=lambda rows, period: rows.filter(score__gte=GOOD_FROM),
        hit_words=_("80 points or more"),
        rest_words=_("less than 80 points"),
        clause="8.4",
        only_now=True,
    )
)
NONCONFORMITIES_BY_PROVIDERS = declare(
    Figure(
        name="nonconformities_by_providers",
        review_input="c7",
        question=_("How many nonconformities did external providers cause?"),
        label=_("Nonconformities caused by external providers"),
        formula=_(
            "Nonconformities found in the period that name a provider as their cause, the rejected ones left out."
        ),
        day="detected_on",
        measure=Measure.COUNT,
        model=Nonconformity,
        counted=lambda rows, period: rows.filter(period.days("detected_on"), provider__isnull=False).exclude(
            state=NonconformityState.REJECTED
        ),
        clause="8.4",
    )
)
