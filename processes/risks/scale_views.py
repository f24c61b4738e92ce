"""The scale as a page: everybody reads it, the quality manager sets it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from qms.text.inputs import WholeNumberField

from .scale import HIGHEST, RiskScale, current_scale
from .services import set_scale, setter_of_scale
from .states import TONES, Level, RiskKind


class ScaleForm(forms.Form):
    """From which scores a level begins, and why it is changed."""

    medium_from = WholeNumberField(label=gettext_lazy("medium from a score of"), min_value=2, max_value=HIGHEST)
    high_from = WholeNumberField(label=gettext_lazy("high from a score of"), min_value=3, max_value=HIGHEST)
    reason = forms.CharField(label=gettext_lazy("reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)

    def clean(self):
        given = super().clean()
        if given.get("high_from", HIGHEST) <= given.get("medium_from", 0):
            self.add_error("high_from", _("High begins above medium."))
        return given


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def risks_scale(request):
    """What low, medium and high mean now, since when, and the form to change it."""
    scale, actor = current_scale(), setter_of_scale(request.user)
    if request.method == "POST" and actor is None:
        raise PermissionDenied(_("The quality manager sets the scale."))
    form = ScaleForm(request.POST or None, initial=vars(scale))
    if form.is_bound and form.is_valid():
        set_scale(actor=actor, **form.cleaned_data)
        messages.success(request, _("The scale is set; what was scored before keeps its level."))
        return redirect("risks_scale")
    tones = TONES[RiskKind.RISK]
    context = {
        "form": form if actor else None,
        "levels": [(Level(each).label, tones[each], first, last) for each, first, last in scale.ranges()],
        "changes": RiskScale.history.select_related("history_user"),
    }
    return render(request, "risks/scale.html", context, status=422 if form.errors else 200)
