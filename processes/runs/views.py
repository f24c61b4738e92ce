"""The page of how procedures run, and the list of dossiers behind each of its numbers."""

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qms.web.figures import figure_query
from qms.web.registers import Listing, Narrowed

from ..cases.record import CASES
from . import cost_page, page, path_page
from .questions import DossiersFilter, RunsFilter
from .report import MOST, Report


def report_for(user, asked):
    """What is asked, as this person may see it."""
    return Report(user, asked.period, asked.chosen_unit, asked.chosen_procedure)


@login_required
@require_GET
def runs(request):
    """How procedures ran in a period: in time or not, where the time went, on which paths, and what sent them back."""
    asked = RunsFilter(request.GET, request)
    context = {
        "filter": asked,
        "fields": asked.shown_fields(),
        "periods": [
            (period, here, f"?{_kept(request, figure_query(period, asked.chosen_unit))}")
            for period, here in asked.periods()
        ],
        "most": MOST,
        **({} if asked.faults else _told(report_for(request.user, asked), page.Links(asked), asked)),
    }
    return render(request, "runs/runs.html", context, status=422 if asked.faults else 200)


def _kept(request, query):
    """A period for one press keeps the procedure that was chosen."""
    given = QueryDict(query, mutable=True)
    if request.GET.get("procedure"):
        given["procedure"] = request.GET["procedure"]
    return given.urlencode()


def _told(report, links, asked):
    if report.is_too_much or not report.traces:
        return {"report": report}
    steps = cost_page.costly_steps(report)
    return {
        "report": report,
        "figure_url": f"?{figure_query(asked.period, asked.chosen_unit)}",
        "in_time": page.in_time_words(report),
        "by_procedure": page.outcome_table(report, links, "procedure", _("Procedure")),
        "by_unit": page.outcome_table(report, links, "unit", _("Unit in charge")),
        "by_month": page.outcome_table(report, links, "month", _("Month")),
        "months_chart": page.months_chart(report, links),
        "times": page.times_table(report),
        "times_chart": page.times_chart(report),
        "steps": cost_page.steps_table(report, links, steps),
        "steps_chart": cost_page.steps_chart(steps, links),
        **_paths(report, links, asked.chosen_procedure),
    }


def _paths(report, links, procedure):
    return {
        "paths": path_page.paths_table(report, links),
        "conformance": path_page.conformance_table(report, links),
        "drawing": path_page.drawing(report, procedure),
        "ways": path_page.ways_table(report, links, procedure),
        "returns": path_page.causes_table(report, links, "return", _("Where it went back")),
        "asked_again": path_page.causes_table(report, links, "asked", _("What was asked for")),
    }


class RunDossiers(Narrowed, Listing):
    """The dossiers behind a number of the page: those that count under the keys that it counted."""

    template_name = "runs/dossiers.html"
    record_type = CASES

    @cached_property
    def filter(self):
        return DossiersFilter(self.request.GET, self.request)

    def paging_asked(self):
        return {name: self.request.GET[name] for name in ("after", "limit") if name in self.request.GET}

    def get_context_data(self, **kwargs):
        asked = self.filter
        return super().get_context_data(**kwargs) | {
            "filter": asked,
            "most": MOST,
            **({} if asked.faults else self._told(asked)),
        }

    def _told(self, asked):
        report = report_for(self.request.user, asked)
        keys = (asked.value_of("of") or "").split()
        found = report.keys_of(*keys)
        given = self.request.GET.copy()
        for name in ("of", "after", "limit"):
            given.pop(name, None)
        return {
            "report": report,
            "words": [report.words(key) for key in keys],
            "count": len(found),
            "back": given.urlencode(),
            **self.listed(self.rows().filter(pk__in=found)),
        }
