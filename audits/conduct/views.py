"""The face of audits: register, record, and the checklist on which a team answers."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.evidence.attachments import attachments_of
from qms.lifecycle.reception import attempt
from qms.web.refusals import refusal_page
from qms.web.registers import RecordTypeMixin, Register

from .forms import (
    AnswerForm,
    TickForm,
)
from .page import by_clause, counts_of
from .states import AuditState


class AuditRegister(Register):
    """The register, with the ways to the auditors and the questions."""

    template_name = "conduct/register.html"


class Checklist(RecordTypeMixin, View):
    """The questions of an audit, each with its answer, and its dossiers; the team answers here, one after the other."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.audit = self.seen(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, **kwargs):
        return self._show()

    def post(self, request, **kwargs):
        act, form_class, key = (
            ("tick", TickForm, "sampled") if "sampled" in request.POST else ("answer", AnswerForm, "line")
        )
        form = form_class(request.POST, request.FILES, record=self.audit, user=request.user)
        if not form.is_valid():
            return self._show(form, key)
        outcome = attempt(getattr(self.audit, act), by=request.user, **form.values())
        if outcome.done:
            messages.success(request, _("It is on record."))
            return redirect(f"{reverse('audit_checklist', args=[self.audit.pk])}#{key}-{form.cleaned_data[key]}")
        return refusal_page(request, outcome, partial(self._show, form, key), form)

    def _show(self, form=None, key="", unmet=(), status=None):
        """Every line with a form of its own; the one that was refused keeps what was typed."""
        lines = list(self.audit.checklist.lines())
        sample = list(self.audit.sample.select_related("case").order_by("pk"))
        files = {}
        for file in attachments_of(self.audit):
            files.setdefault(file.purpose, []).append(file)
        refused = (key, form[key].value()) if form is not None else None
        for each, name, form_class in [
            *((e, "line", AnswerForm) for e in lines),
            *((e, "sampled", TickForm) for e in sample),
        ]:
            typed = form if refused == (name, str(each.pk)) else None
            each.form = typed or form_class(
                initial=self._initial(each, name), auto_id=f"id_{name}_{each.pk}_%s", user=self.request.user
            )
            each.refused = typed is not None
            each.files = files.get(each.purpose, []) if name == "line" else []
        first_open = next((line for line in lines if not line.answer), None)
        if form is None and first_open is not None:
            first_open.opened = True
        context = {
            "record": self.audit,
            "groups": by_clause(lines),
            "sample": sample,
            "unmet": unmet,
            "answered": sum(1 for line in lines if line.answer),
            "lines_count": len(lines),
            "counts": counts_of(lines),
            "may_answer": self.audit.state == AuditState.IN_PROGRESS and self.audit.auditors.include(self.request.user),
            "record_url": self.address("record", self.audit.pk),
        }
        status = status or (422 if form is not None else 200)
        return render(self.request, "conduct/checklist.html", context, status=status)

    @staticmethod
    def _initial(each, name):
        return {name: each.pk, "answer": each.answer, "note": each.note, "line_sequence": each.sequence}
