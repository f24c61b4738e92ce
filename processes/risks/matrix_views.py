"""The matrix as a page: it opens what is behind each of its places (6.1)."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qms.lifecycle.filters import filter_class
from qms.lifecycle.forms import UnitField

from .matrix import MEASURES, asked_of_register, counted_words, rows_of_matrix
from .models import Risk
from .record import RISKS
from .scale import current_scale
from .states import TONES, Consequence, Level, Likelihood, RiskKind

MEASURE_WORDS = {"inherent": _("Before treatment"), "residual": _("What remains")}
KIND_WORDS = {RiskKind.RISK: _("Risks"), RiskKind.OPPORTUNITY: _("Opportunities")}


class MatrixFilter(forms.Form):
    """What the matrix shows; what can't be read is as if it had not been asked."""

    of = forms.ChoiceField(choices=[(name, name) for name in MEASURES], required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=RiskKind.choices, required=False, widget=forms.HiddenInput)
    unit = UnitField(label=_("unit"), required=False, empty_label=_("All"))

    def asked(self):
        """(measure, kind, unit)."""
        given = self.cleaned_data if self.is_valid() else {}
        return given.get("of") or "inherent", given.get("kind") or RiskKind.RISK.value, given.get("unit")


@login_required
@require_safe
def risks_matrix(request):
    """Open risks or opportunities by likelihood and consequence; each place opens the register of exactly these."""
    form = MatrixFilter(request.GET)
    measure, kind, unit = form.asked()
    asked, scale = asked_of_register(kind, unit), current_scale()
    found = filter_class(RISKS)(asked, Risk.objects.visible_to(request.user), request).qs
    rows = rows_of_matrix(found, measure, asked, scale)
    shown, total = sum(square.count for row in rows for square in row.squares), found.count()
    chosen = {"of": measure, "kind": kind} | ({"unit": unit.code} if unit else {})
    context = {
        "form": form,
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
    return render(request, "risks/matrix.html", context)


def _switch(name, words, chosen):
    """The choices of a switch, each with its address."""
    return [
        {"label": label, "url": f"?{urlencode(chosen | {name: value})}", "here": chosen[name] == value}
        for value, label in words.items()
    ]
