"""The office's questions for audits, by clause."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audits.auditors.keeping import keeper
from qms.web.entries import enter
from qms.web.outsiders import inside_only

from .forms import QuestionForm
from .keeping import add_question, change_question
from .models import Question


@login_required
@inside_only
@require_safe
def questions(request):
    """All questions under their clauses."""
    rows = Question.objects.select_related("clause", "process", "unit").order_by("clause", "pk")
    context = {
        "clauses": [(clause, list(those)) for clause, those in groupby(rows, key=lambda each: each.clause)],
        "may_keep": keeper(request.user) is not None,
    }
    return render(request, "checklists/questions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def question_new(request):
    """A new question."""
    form = QuestionForm(request.POST or None, user=request.user, initial={"clause": request.GET.get("clause")})
    return _enter(request, form, _("New question"), lambda **values: add_question(by=request.user, **values))


@login_required
@require_http_methods(["GET", "POST"])
def question_edit(request, pk):
    """A question said better, or set aside."""
    row = get_object_or_404(Question.objects.select_related("clause", "process", "unit"), pk=pk)
    known = {"text": row.text, "evidence": row.evidence, "process": row.process}
    known |= {"unit": row.unit, "active": row.active}
    form = QuestionForm(request.POST or None, user=request.user, question=row, initial=known)
    return _enter(request, form, str(row.clause), lambda **values: change_question(row, by=request.user, **values))


def _enter(request, form, title, do):
    if keeper(request.user) is None:
        raise PermissionDenied
    page = {"template": "checklists/question.html", "title": title, "back": "audit_questions"}
    return enter(request, form, do, done=_("The questions were changed."), **page)
