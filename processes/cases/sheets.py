"""Form 06 of Thông tư 03/2025/TT-VPCP, the control sheet of a dossier, and form 07, the register, in blocks.

Both lie across the sheet. Form 06 is drawn of the same blocks on its page and as a file, the applicant's name masked.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.evidence.papers import slot
from qms.web.printed.blocks import Sheet, Table, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import letter_head

from .due_words import extended_in_words
from .models import Case
from .page import lines_of
from .states import AT_REST


def control_sheet(case, request):
    """Whose dossier, what is asked for, and each step from hand to hand with its times."""
    asked = f"{case.procedure.title} – {case.subject}" if case.subject else case.procedure.title
    return [
        Text(case.applicant.masked() if request else slot("applicant"), label=_("Applicant:")),
        Text(asked, label=_("What is asked for:")),
        Text(case.received_at, label=_("Dossier received:")),
        *_taken_in(case),
        *(Text(moment, label=label) for label, moment in case.clock.appointments()),
        Table(
            columns=(
                _("Given over by"),
                _("Received by (signature)"),
                _("Step"),
                _("Received"),
                _("Given on"),
                _("In time or late"),
                _("Note"),
            ),
            rows=tuple(row_of(line) for line in lines_of(case)),
            widths=(15, 15, 20, 11, 11, 13, 15),
        ),
    ]


def _taken_in(case):
    """When the desk had to accept it and when it did: what it let lie is seen on the sheet."""
    if case.is_followed():
        return
    if case.desk_due_at:
        yield Text(case.desk_due_at, label=_("To be accepted by:"))
    late = f" ({_('the desk answered late')})" if case.desk_late else ""
    yield Text(f"{words(case.accepted_at)}{late}", label=_("Dossier accepted:"))


def row_of(line):
    """One step: from whose hand into whose, which step, when, how it stands, and what was noted."""
    row = line.row
    holder = words(row.holder) or "–"
    if row.holder_for:
        holder += " (" + _("for %(who)s") % {"who": row.holder_for} + ")"
    joined = getattr(row, "joined", "") and _("Opinions: %(decision)s") % {"decision": row.get_joined_display()}
    note = " – ".join(words(each) for each in (joined, row.outcome, row.note) if each)
    return (line.given_by, holder, row.step, row.opened_at, row.done_at, line.lateness.words, note)


CONTROL_SHEET = PrintedForm(
    slug="control-sheet",
    title=gettext_lazy("Control sheet of the work on the dossier"),
    about=gettext_lazy("(Form 06)"),
    blocks=control_sheet,
    head=letter_head,
    applies=Case.is_accepted,
    landscape=True,
    issued_by=(Case.deliver, Case.withdraw),
    stands=lambda case: case.state in AT_REST and not case.is_followed(),
    slots=lambda case: {"applicant": case.applicant.masked()},
)


# ── Form 07


def register_sheet(cases):
    """The register of dossiers: a line for each, from its receipt to the handing over."""
    columns = (
        _("No."),
        _("Dossier code"),
        _("Procedure"),
        _("Applicant"),
        _("Unit in charge"),
        _("Received"),
        _("Due"),
        _("Work ended"),
        _("Handed over"),
        _("Note"),
    )
    rows = tuple(_line_of(place, case) for place, case in enumerate(cases, 1))
    empty = _("No dossier was received in this time.")
    table = Table(columns=columns, rows=rows, widths=(4, 13, 18, 11, 12, 9, 9, 9, 9, 12), empty=empty)
    return Sheet(None, (table,), landscape=True)


def _line_of(place, case):
    moments = (case.received_at, case.clock.promise(), case.ended_at, case.delivered_at)
    said = (case.get_state_display(), case.lateness().words, extended_in_words(case))
    note = "; ".join(words(each) for each in said if each)
    return (
        place,
        case.number,
        case.procedure.title,
        case.applicant.masked(),
        case.unit,
        *(each or "–" for each in moments),
        note,
    )
