"""The pages of procedures: those in force, a version with its diagram, and what other pages show of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.template.loader import render_to_string

from documents.controlled.models import DocumentRevision
from documents.controlled.states import OPEN_STATES, RevisionState
from qms.lifecycle.registry import RecordType, register
from qms.web.panels import panel

from .comparing import compare_steps
from .diagrams import steps_diagram, steps_sentences
from .editor import DefinitionForm
from .models import ProcedureVersion
from .promise import in_words

SHOWN = [RevisionState.EFFECTIVE, *OPEN_STATES]


@login_required
def procedures(request):
    """The procedures in force, and those that are being written."""
    seen = ProcedureVersion.objects.visible_to(request.user).filter(revision__state__in=SHOWN)
    wanted = request.GET.get("q", "").strip()
    if wanted:
        seen = seen.matching(wanted)
    found = {}
    for version in seen.select_related(*ProcedureVersion.reads_with).order_by("revision__document__number"):
        row = found.setdefault(version.revision.document_id, {"document": version.revision.document})
        row["current" if version.is_current() else "open"] = version
    for row in found.values():
        row["version"] = row.get("current") or row["open"]
    return render(request, "procedures/procedures.html", {"rows": list(found.values()), "wanted": wanted})


def steps_in_words(version):
    """Rows of the table of steps (5.8 of a written procedure)."""
    return [
        {
            "step": step,
            "unit": step.unit_of_work(),
            "time": in_words(step.minutes),
            "outcomes": step.active_outcomes(),
            "fields": step.active_fields(),
            "not_holder_of": step.active_incompatibilities(),
        }
        for step in version.active_steps()
    ]


def shown_of(version, user):
    """What is shown of a version, on its own page and on its revision's."""
    is_author = version.revision.author_id == user.pk
    return {
        "version": version,
        "rows": steps_in_words(version),
        "parts": version.active_parts(),
        "problems": version.problems() if version.state == "drafted" else [],
        "steps_diagram": steps_diagram(version),
        "steps_sentences": steps_sentences(version),
        "may_define": is_author and version.state == "drafted" and version.revision.state == RevisionState.DRAFT,
    }


def version_context(version, request):
    """The record page draws the steps instead of the two states."""
    return shown_of(version, request.user) | {"diagram": ""}


@panel(DocumentRevision, "record")
def steps_of_revision(revision, request):
    """The steps beside the text of a procedure's revision."""
    version = _version_of(revision)
    if version is None:
        return ""
    return render_to_string("procedures/panel.html", shown_of(version, request.user), request)


@panel(DocumentRevision, "compare")
def changes_of_steps(revision, request):
    """The steps against those of the revision before."""
    version, earlier = _version_of(revision), revision.compared_with()
    before = _version_of(earlier) if earlier else None
    if version is None:
        return ""
    context = {
        "changes": compare_steps(before, version),
        "version": version,
        "before": before,
        "steps_diagram": steps_diagram(version),
        "earlier_diagram": steps_diagram(before) if before else "",
    }
    return render_to_string("procedures/changes.html", context, request)


def _version_of(revision):
    found = ProcedureVersion._base_manager.filter(revision_id=revision.pk)
    return found.select_related(*ProcedureVersion.reads_with).first()


VERSIONS = register(
    RecordType(
        model=ProcedureVersion,
        collection="procedure-versions",
        columns=("title", "label", "field", "unit_in_charge", "standing", "verified"),
        filters=("field",),
        forms={"define": DefinitionForm},
        template="procedures/version.html",
        context=version_context,
    )
)
