"""The face of take-overs: the preview line by line, and what became of each file."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.lifecycle.registry import InPack, RecordType, register
from qms.web.cells import record_cell, toned, words_cell
from qms.web.tables import Table

from .forms import MendForm, TakeOverForm
from .models import TakeOver
from .states import TakeOverState

SCAN = gettext_lazy("A scan without text: type what it says; nothing in it can be searched or found.")
MENDED = ("code", "title", "kind", "issue", "amendment", "in_force_on")


def take_over_context(record, request):
    """The lines, each with what stands against it and the way to mend it."""
    heads = [
        _("Line"),
        _("File"),
        _("Code"),
        _("Title"),
        _("Kind"),
        _("Issue/amendment"),
        _("In force on"),
        _("How it stands"),
    ]
    lines = sorted(record.lines.all(), key=lambda line: line.position)
    return {
        "table": Table.of(heads, [_row(record, line) for line in lines]),
        "wrong": sum(bool(line.faults()) for line in lines) if record.state == TakeOverState.READ else 0,
    }


def _row(record, line):
    issued = f"{line.issue:02d}/{line.amendment or 0:02d}" if line.issue is not None else ""
    number = str(line.position)
    if record.state == TakeOverState.READ:
        known = {name: getattr(line, name) for name in MENDED if getattr(line, name) not in (None, "")}
        asked = urlencode({"line": line.position, **known} | ({"left_out": "on"} if line.left_out else {}))
        url = f"{reverse('take_overs_act', args=[record.pk, 'mend'])}?{asked}"
        number = words_cell(number, words_cell(_("Mend"), url=url))
    return [
        number,
        words_cell(line.file_name, toned(SCAN, "soon")) if line.has_no_words() else line.file_name,
        line.code,
        line.title,
        line.get_kind_display(),
        issued,
        line.in_force_on,
        _stands(line),
    ]


def _stands(line):
    if line.document_id:
        return record_cell(line.document, below=[toned(_("taken over"), "good")])
    if line.left_out:
        return toned(_("left out"), "past")
    faults = line.faults()
    return toned(" ".join(faults), "late") if faults else toned(_("can be taken"), "good")


TAKE_OVERS = register(
    RecordType(
        model=TakeOver,
        collection="take-overs",
        clauses=("7.5.3",),
        purpose=gettext_lazy(
            "Documents in force on paper or in Word, brought in as they are with the decision that released them."
        ),
        way=None,
        reached_through="the register of documents",
        in_pack=InPack(),
        columns=("decision", "unit", "state", "review_by"),
        create_form=TakeOverForm,
        forms={TakeOver.mend: MendForm},
        template="takeovers/record.html",
        context=take_over_context,
    )
)
