"""The matrix as a page: it opens what is behind each of its places (6.1)."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qms.lifecycle.filter_fields import OfUnit, OneOf
from qms.lifecycle.filters import Questions, filter_class

from .matrix import asked_of_register, counted_words, rows_of_matrix
from .models import Risk
from .record import RISKS
from .scale import current_scale
from .states import TONES, Consequence, Level, Likelihood, RiskKind

MEASURE_WORDS = {"inherent": _("Before treatment"), "residual": _("What remains")}
KIND_WORDS = {RiskKind.RISK: _("Risks"), RiskKind.OPPORTUNITY: _("Opportunities")}


class MatrixFilter(Questions):
    """What the matrix shows: of what kind, before treatment or after, of which unit."""

    of = OneOf(label=_("What is shown"), choices=list(MEASURE_WORDS.items()))
    kind = OneOf(label=_("kind"), choices=RiskKind.choices)
    unit = OfUnit(label=_("unit"))

    def asked(self):
        """(measure, kind, unit)."""
        return self.value_of("of") or "inherent", self.value_of("kind") or RiskKind.RISK.value, self.value_of("unit")

    def first_fields(self):
        """What is chosen by a field; the others by a press."""
        return [self.form["unit"]]


@login_required
@require_safe
def risks_matrix(request):
    """Open risks or opportunities by likelihood and consequence; each place opens the register of exactly these."""
    filter_ = MatrixFilter(request.GET, request=request, shown=True)
    measure, kind, unit = filter_.asked()
    asked, scale = asked_of_register(kind, unit), current_scale()
    found = filter_class(RISKS)(asked, Risk.objects.visible_to(request.user), request).qs
    rows = rows_of_matrix(found, measure, asked, scale)
    shown, total = sum(square.count for row in rows for square in row.squares), found.count()
    chosen = {"of": measure, "kind": kind} | ({"unit": unit.code} if unit else {})
    context = {
        "filter": filter_,
        "chosen": chosen,
        "unit": unit,
        "rows": rows,
        "steps": Consequence.choices,
        "likelihoods": Likelihood.choices,
        "measures": _switch("of", MEASURE_WORDS, chosen),
        "kinds": _switch("kind", KIND_WORDS, chosen),
        "shown_words": counted_words(kind, shown),
        "shown": shown,
        "absent": total - shown,
        "register": f"{reverse('risks')}?{urlencode(asked)}",
        "levels": [(Level(each).label, TONES[kind][each], first, last) for each, first, last in scale.ranges()],
    }
    return render(request, "risks/matrix.html", context, status=422 if filter_.faults else 200)


def _switch(name, words, chosen):
    """The choices of a switch, each with its address."""
    return [
        {"label": label, "url": f"?{urlencode(chosen | {name: value})}", "here": chosen[name] == value}
        for value, label in words.items()
    ]
