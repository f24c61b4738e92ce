"""The results of a survey: by question, procedure and unit, over any period; print shows the same."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django_filters import ModelChoiceFilter

from qms.lifecycle.filter_fields import OfDay, OfUnit
from qms.lifecycle.filters import Questions
from qms.web.cells import Cell
from qms.web.tables import Table

from ..feedback.forms import procedures_of
from .charts import bars
from .models import Survey
from .results import ENOUGH, answers_of, results


class ResultsFilter(Questions):
    """The answers to be counted."""

    since = OfDay(label=_("from"))
    until = OfDay(label=_("until"))
    procedure = ModelChoiceFilter(
        queryset=lambda request: procedures_of(request.user),
        to_field_name="number",
        label=_("procedure"),
        empty_label=_("All"),
    )
    unit = OfUnit(label=_("unit"))

    def narrowed(self):
        """What the answers are narrowed by."""
        return {name: value for name in self.filters if (value := self.value_of(name))}


@login_required
@require_GET
def survey_results(request, pk):
    """One survey's answers, counted; while something asked can't be read, that is told and nothing is counted."""
    survey = Survey.objects.visible_to(request.user).select_related("unit").filter(pk=pk).first()
    if survey is None:
        raise Http404
    asked = ResultsFilter(request.GET, request=request, shown=True)
    found = results(survey, answers_of(survey, **asked.narrowed()))
    context = {
        "survey": survey,
        "filter": asked,
        "found": found,
        "enough": ENOUGH,
        "groups": [
            (label, _by_group(label, tallies))
            for label, tallies in ((_("Procedure"), found.procedures), (_("Unit"), found.units))
            if tallies
        ],
        "questions": [_shown(each) for each in found.questions],
    }
    return render(request, "surveys/results.html", context, status=422 if asked.faults else 200)


def _by_group(label, tallies):
    """The main question by procedure or unit; a group with too few answers shows how many they are and no more."""
    return Table.of([label, _("Answers"), _("Mean"), _("Satisfied")], [_group(each) for each in tallies])


def _group(tally):
    if not tally.enough:
        return [tally.label, tally.count, "", _("not enough to conclude")]
    return [tally.label, tally.count, Cell("", "number", tally.mean), Cell("", "share", tally.satisfied)]


def _shown(tally):
    """A question with the drawing of its answers and the same numbers as a table."""
    drawing = bars(tally) if tally.enough and tally.distribution else ""
    return tally, drawing, Table.of([_("Answer"), _("How many")], tally.distribution if drawing else ())
