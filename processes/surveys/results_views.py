"""The results of a survey: by question, procedure and unit, over any period; print shows the same."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from qms.lifecycle.forms import DayField
from qms.people.models import Unit

from ..feedback.forms import procedures_of
from .charts import bars
from .models import Survey
from .results import ENOUGH, answers_of, results


class ResultsFilter(forms.Form):
    """The answers to be counted."""

    since = DayField(label=_("from"), required=False)
    until = DayField(label=_("until"), required=False)
    procedure = forms.ModelChoiceField(None, to_field_name="number", label=_("procedure"), required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.order_by("path"), to_field_name="code", label=_("unit"), required=False, empty_label=_("All")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["procedure"].queryset = procedures_of(user)
        self.fields["procedure"].empty_label = _("All")


@login_required
@require_GET
def survey_results(request, pk):
    """One survey's answers, counted; a filter that can't be read narrows nothing."""
    survey = Survey.objects.visible_to(request.user).select_related("unit").filter(pk=pk).first()
    if survey is None:
        raise Http404
    form = ResultsFilter(request.GET or None, user=request.user)
    narrowed = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    found = results(survey, answers_of(survey, **narrowed))
    context = {
        "survey": survey,
        "form": form,
        "found": found,
        "enough": ENOUGH,
        "questions": [(each, bars(each) if each.enough and each.distribution else "") for each in found.questions],
    }
    return render(request, "surveys/results.html", context)
