"""The editor of the steps: shows what was typed, changes its rows, previews it, and saves it through the door."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qms.ledger.legible import whole_number
from qms.lifecycle.reception import Kind, attempt
from qms.web.refusals import refusal_page

from . import rules
from .diagrams import definition_diagram
from .editor import Editor
from .models import ProcedureVersion
from .problems import problems_of
from .rows import change_rows
from .states import VersionState
from .typed_rows import definition_meant, typed_from, typed_in


def _version(request, revision_id):
    """The version of a revision that the person may see, or 404."""
    seen = ProcedureVersion.objects.visible_to(request.user).select_related(*ProcedureVersion.reads_with)
    version = seen.filter(revision_id=revision_id).first()
    if version is None:
        raise Http404
    return version


@login_required
def revision_steps(request, pk):
    """The editor of a draft's steps; a version that is frozen is shown instead."""
    version = _version(request, pk)
    if version.state != VersionState.DRAFTED:
        return redirect("procedure_versions_record", version.pk)
    if version.revision.author != request.user:
        raise PermissionDenied(str(rules.is_author.sentence))
    if request.method != "POST":
        return _show(request, version, Editor(typed_from(version.definition())))
    typed = typed_in(request.POST)
    if "edit" in request.POST:
        opened = change_rows(typed, request.POST["edit"])
        return _show(request, version, Editor(typed, opened=opened))
    return _save(request, version, Editor(typed, bound=True))


def _save(request, version, editor):
    if not editor.is_valid():
        said = [_("Some fields need your attention; what you typed is still there.")]
        return _show(request, version, editor, said, status=422)
    asked = {"sequence": _sequence(request), "definition": editor.definition()}
    outcome = attempt(version.define, by=request.user, **asked)
    if not outcome.done:
        if outcome.kind is Kind.FASTER:
            version = _version(request, version.revision_id)
        return refusal_page(request, outcome, partial(_show, request, version, editor))
    messages.success(request, _("The steps are saved."))
    return redirect("revision_steps" if "stay" in request.POST else "document_revisions_record", version.revision_id)


def _sequence(request):
    return whole_number(request.POST.get("sequence", ""))


@login_required
def define_version(request, pk):
    """The act "define" has a page of its own kind: the editor."""
    version = ProcedureVersion.objects.visible_to(request.user).filter(pk=pk).first()
    if version is None:
        raise Http404
    return redirect("revision_steps", version.revision_id)


@login_required
@require_POST
def preview_steps(request, pk):
    """The diagram and the problems of what is typed so far; saves nothing."""
    _version(request, pk)
    return render(request, "procedures/preview.html", preview_of(typed_in(request.POST)))


def preview_of(typed):
    """Problems and diagram of what is typed."""
    definition = definition_meant(typed)
    problems = problems_of(definition)
    faulty = {problem.step for problem in problems if problem.step}
    return {
        "problems": problems,
        "diagram": definition_diagram(definition, faulty=faulty) if definition["steps"] else "",
    }


def _show(request, version, editor, said=(), status=200):
    context = {"version": version, "revision": version.revision, "editor": editor, "said": said}
    context |= preview_of(editor.typed)
    return render(request, "procedures/editor.html", context, status=status)
