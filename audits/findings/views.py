"""The face of findings: register, record, and the findings on the page of their audit."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from audits.conduct.models import Audit
from qms.web.cells import Cell, record_cell, small, state_cell
from qms.web.new_pages import NewPage
from qms.web.panels import panel
from qms.web.registers import Register
from qms.web.tables import Table

from . import recurrence, rules
from .forms import NewFinding, open_audits_of
from .open_by_unit import open_by_unit
from .states import Grade


class OfTeam:
    """Of a page: findings are logged by whoever audits at the moment."""

    def may_create(self):
        return open_audits_of(self.request.user).exists()


class FindingRegister(OfTeam, Register):
    """The register of findings; before anything is asked, what is still to be settled by unit and grade."""

    template_name = "findings/register.html"

    def get_context_data(self, **kwargs):
        shown = {} if self.request.GET else {"open_by_unit": open_by_unit(self.rows()), "grades": Grade.labels}
        return super().get_context_data(**kwargs) | shown


class NewFindingPage(OfTeam, NewPage):
    """A finding of an audit that is under way; what was found there before is said while it is logged."""

    template_name = "findings/new.html"

    def beside(self, form):
        return {"earlier": recurrence.earlier_to(form)}


@login_required
@require_POST
def findings_earlier(request):
    """What an earlier audit of the unit found already, while somebody types; saves nothing."""
    form = NewFinding(request.POST, user=request.user)
    return render(request, "findings/earlier.html", {"earlier": recurrence.earlier_to(form)})


@panel(Audit, "record")
def findings_of(audit, request):
    """The findings of an audit, those found before marked, with the way to log another."""
    if audit.is_past:
        return ""
    rows = list(audit.findings.visible_to(request.user).select_related("clause", "repeats").order_by("pk"))
    may_log = audit.state in rules.OPEN_FOR_FINDINGS and audit.auditors.include(request.user)
    if not rows and not may_log:
        return ""
    url = f"{reverse('findings_new')}?{urlencode({'audit': audit.pk})}" if may_log else ""
    heads = [_("Number"), _("What was found"), _("Grade"), _("State")]
    table = Table.of(heads, [_row(each) for each in rows])
    return render_to_string("findings/of_audit.html", {"findings": table, "count": len(rows), "new_url": url}, request)


def _row(finding):
    below = [small(finding.clause)] if finding.clause else []
    if finding.repeats:
        words = _("found before: %(number)s") % {"number": finding.repeats.number}
        below.append(Cell("", "toned", words, "late"))
    what = Cell("", "text", finding.title_text(), below=tuple(below))
    return [record_cell(finding), what, finding.get_grade_display(), state_cell(finding)]
