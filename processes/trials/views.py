"""The page of a trial: a version of a procedure on the dossiers of the last months."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ..procedures.models import ProcedureVersion
from . import page
from .questions import TrialForm, TrialQuestions
from .trial import MOST, Trial


@login_required
@require_GET
def version_trial(request, pk):
    """What this version would have done to the dossiers of the last months."""
    seen = ProcedureVersion.objects.visible_to(request.user).select_related(*ProcedureVersion.reads_with)
    version = seen.filter(pk=pk).first()
    if version is None:
        raise Http404
    asked = TrialQuestions(request.GET, request=request)
    form = TrialForm({name: request.GET.get(name, usual) for name, usual in TrialForm.USUAL.items()})
    trial = None if asked.faults else Trial(version, request.user, asked)
    context = {"version": version, "filter": asked, "form": form, "trial": trial, "most": MOST, "listed": page.LISTED}
    if trial and trial.cases and trial.steps and not trial.is_too_much:
        context |= {
            "counts": page.counts_table(trial, lambda only: address_of_list(request, only)),
            "stations": page.stations_table(trial),
            "chart": page.waits_chart(trial),
            "waits": page.waits_table(trial),
            "dossiers": page.dossiers_table(trial, asked.answer("only")),
            "listed_count": len(trial.only(asked.answer("only"))),
        }
    return render(request, "trials/trial.html", context, status=422 if asked.faults else 200)


def address_of_list(request, only):
    """The same trial with the dossiers of one of its numbers listed."""
    asked = request.GET.copy()
    asked["only"] = only
    return f"?{asked.urlencode()}#dossiers"
