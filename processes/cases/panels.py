"""What is told before a dossier is moved to a newer version, and the way to those that run on earlier ones."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.web.panels import panel
from qms.web.tables import Table

from ..procedures.models import ProcedureVersion
from ..procedures.promise import in_words
from .earlier_versions import running_on_earlier
from .models import Case


@panel(Case, "before change_version")
def before_it_is_moved(case, request):
    """The promise under each version, and each open step with its time there."""
    if case.newer.version is None:
        return ""
    context = {"change": promises_of(case), "steps": _steps_of(case), "newer": case.newer.version}
    return render_to_string("cases/before_newer_version.html", context, request)


def promises_of(case):
    """What the applicant was promised, which is kept, and what the newer version would promise."""
    heads = [_("Version"), _("Time promised"), _("Due"), _("What of it holds")]
    kept, newer = case.version, case.newer.version
    return Table.of(
        heads,
        [
            [kept.label(), kept.promised(), case.clock.promise(), _("Kept as it was given to the applicant")],
            [newer.label(), newer.promised(), case.newer.due(), _("Holds for dossiers that come in under it")],
        ],
    )


def _steps_of(case):
    heads = [_("Step"), _("Time now"), _("Due now"), _("Time there"), _("Due there")]
    return Table.of(heads, [_step(case, row) for row in case.way.open()])


def _step(case, row):
    there = case.newer.steps.get(row.step.code)
    now = [str(row.step), in_words(row.step.minutes), row.due_at]
    return [*now, in_words(there.minutes), case.newer.step_due(row)] if there else [*now, _("no such step"), ""]


@panel(ProcedureVersion, "record")
def running_dossiers(version, request):
    """The way to those that may be moved, from the version in force."""
    if version.is_past or not version.is_current():
        return ""
    count = running_on_earlier(version, request.user).count()
    context = {"version": version, "count": count}
    return render_to_string("cases/running_on_earlier.html", context, request) if count else ""
