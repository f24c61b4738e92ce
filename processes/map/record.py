"""The map, and the face of processes."""

from dataclasses import replace

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now
from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.cells import as_cell, record_cell, state_cell, toned, words_cell
from qms.web.tables import Table

from .drawing import map_drawing
from .figures import documents_in_force, open_cases
from .forms import EditForm, ProcessForm
from .models import Process
from .states import ProcessState

LISTED = 200


def process_context(process, request):
    """What comes in and goes out, the documents in force, and the open cases, the late ones first."""
    day = process.day_shown
    going = [flow for flow in process.flows_out.select_related("target__unit")] if not day else []
    coming = [flow for flow in process.flows_in.select_related("origin__unit")] if not day else []
    going = [flow for flow in going if flow.active and flow.target.state == ProcessState.RUN]
    coming = [flow for flow in coming if flow.active and flow.origin.state == ProcessState.RUN]
    near = {process, *(flow.target for flow in going), *(flow.origin for flow in coming)}
    used = process.documents_used.filter(active=True).values("document")
    cases = open_cases(request.user).filter(procedure__in=used).select_related("unit", "procedure")
    return {
        "going": going,
        "coming": coming,
        "drawing": map_drawing(near, [*coming, *going], current=process) if len(near) > 1 else "",
        "documents": documents_in_force(request.user).filter(pk__in=used).order_by("number"),
        "cases": _cases(cases),
    }


def _cases(cases):
    """These dossiers, the most urgent first, those that are late marked."""
    late = set(cases.late(now()).values_list("pk", flat=True))
    shown = cases.order_by(F("due_at").asc(nulls_last=True), "pk")[:LISTED]
    return Table.of([_("Dossier"), _("State"), _("Due")], [_case(each, each.pk in late) for each in shown])


def _case(case, is_late):
    below = (toned(_("late"), "late"),) if is_late else ()
    dossier = record_cell(case, below=[words_cell(case.procedure.title)])
    return [dossier, state_cell(case), replace(as_cell("", case.due_at), below=below)]


PROCESSES = register(
    RecordType(
        model=Process,
        collection="processes",
        clauses=("4.4",),
        purpose=_("The processes of the office, who owns each, and how they feed each other."),
        way=Way(_("Process map"), "sitemap", 30, key="p", url_name="process_map"),
        in_pack=InPack(governs=True),
        columns=("name", "kind", "unit", "clauses", "state"),
        filters=("kind",),
        create_form=ProcessForm,
        forms={Process.edit: EditForm},
        template="map/process.html",
        context=process_context,
    )
)
