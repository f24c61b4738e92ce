"""The pages of procedures: those in force, a version with its diagram, and what other pages show of them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from documents.controlled.models import DocumentRevision
from documents.controlled.states import OPEN_STATES, RevisionState
from qms.web.cells import record_cell, state_cell, toned, words_cell
from qms.web.panels import panel
from qms.web.tables import Table

from .comparison import compare_steps
from .diagrams import steps_diagram
from .models import ProcedureVersion, version_of
from .record import shown_of

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
    heads = [
        _("Code"),
        _("Procedure"),
        _("Field of administration"),
        _("Time promised"),
        _("Unit in charge"),
        _("In force"),
        _("Being written"),
    ]
    table = Table.of(heads, [_row(**row) for row in found.values()])
    return render(request, "procedures/procedures.html", {"table": table, "wanted": wanted})


def _row(document, version, current=None, open=None):
    doubt = [toned(_("unverified"), "soon")] if version.is_doubtful() else []
    return [
        record_cell(document),
        words_cell(version.revision.title, *doubt),
        version.field,
        version.promised(),
        version.unit_in_charge,
        record_cell(current, current.label()) if current else "",
        record_cell(open.revision, open.label(), [state_cell(open.revision)]) if open else "",
    ]


@panel(DocumentRevision, "record")
def steps_of_revision(revision, request):
    """The steps beside the text of a procedure's revision."""
    version = version_of(revision)
    if version is None:
        return ""
    return render_to_string("procedures/panel.html", shown_of(version, request.user), request)


@panel(DocumentRevision, "compare")
def changes_of_steps(revision, request):
    """The steps against those of the revision before."""
    version, earlier = version_of(revision), revision.compared_with()
    before = version_of(earlier) if earlier else None
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
