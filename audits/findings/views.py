"""The face of findings: register, record, and the findings on the page of their audit."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from audits.conduct.models import Audit
from processes.actions.table import actions_shown
from qms.lifecycle.registry import RecordType, register
from qms.people.scopes import told_to
from qms.web.act_pages import NewPage
from qms.web.panels import panel
from qms.web.registers import Register

from . import recurrence, rules
from .forms import AgreeForm, EditForm, NewFinding, RespondForm, open_audits_of
from .models import Finding
from .open_by_unit import standing
from .states import NONCONFORMING, Grade


def finding_context(finding, request):
    """What it became, and what was found before; on a day of the past only what stands on the record itself."""
    past = hasattr(finding, "standing_on")
    shown = {"past": past, "nonconforming": finding.grade in NONCONFORMING}
    if past:
        return shown
    table = actions_shown(finding, "improvement") if finding.grade not in NONCONFORMING else {}
    return shown | table | _what_came(finding, request.user)


def _what_came(finding, user):
    """Before it and after it; from outside only as far as the scope goes."""
    before = [finding.repeats] if finding.repeats_id else []
    came = [finding.nonconformity] if finding.nonconformity else []
    others = [(row, why) for row, why in recurrence.earlier(finding) if row.pk != finding.repeats_id]
    return {
        "repeats": next(iter(told_to(user, before)), None),
        "nonconformity": next(iter(told_to(user, came)), None),
        "earlier": [(row, why) for row, why in others if told_to(user, [row])],
    }


Finding.title_text.short_description = Finding._meta.get_field("description").verbose_name
Finding.age_words.short_description = _("calendar days")
Finding.graded.short_description = Finding._meta.get_field("grade").verbose_name

FINDINGS = register(
    RecordType(
        model=Finding,
        collection="findings",
        columns=("title_text", "graded", "state", "age_words", "unit"),
        filters=("grade", "clause", "audit", "unsettled", "old", "late", "repeated"),
        create_form=NewFinding,
        forms={"edit": EditForm, "agree": AgreeForm, "respond": RespondForm},
        template="findings/record.html",
        context=finding_context,
    )
)


class OfTeam:
    """Of a page: findings are logged by whoever audits at the moment."""

    def may_create(self):
        return open_audits_of(self.request.user).exists()


class FindingRegister(OfTeam, Register):
    """The register of findings; before anything is asked, what is still to be settled by unit and grade."""

    template_name = "findings/register.html"

    def get_context_data(self, **kwargs):
        shown = {} if self.request.GET else {"standing": standing(self.rows()), "grades": Grade.labels}
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
    if hasattr(audit, "standing_on"):
        return ""
    rows = list(audit.findings.visible_to(request.user).select_related("clause", "repeats").order_by("pk"))
    may_log = audit.state in rules.OPEN_FOR_FINDINGS and audit.is_auditor(request.user)
    if not rows and not may_log:
        return ""
    url = f"{reverse('findings_new')}?{urlencode({'audit': audit.pk})}" if may_log else ""
    return render_to_string("findings/of_audit.html", {"findings": rows, "new_url": url}, request)
