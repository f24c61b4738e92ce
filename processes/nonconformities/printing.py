"""The request for corrective action on paper: what was wrong, corrections, causes, actions, and the effect."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text, words
from qms.web.printed.forms import PrintedForm

from .diagram import sentences_of
from .elsewhere_table import elsewhere_lines, heads
from .models import Nonconformity
from .states import Ending, NonconformityState, Verdict


def request_form(record, request):
    """The sheet, in the order in which the work is done; earlier rounds come last."""
    return [
        Facts(
            (
                (_("Number"), record.number),
                (_("Unit"), record.unit),
                (_("Found on"), record.detected_on),
                (_("Source"), record.get_source_display()),
                (_("Severity"), record.get_severity_display()),
                (_("Clause"), record.clause),
                (_("Process"), record.process),
                (_("Caused by the provider"), record.provider or ""),
                (_("Person in charge"), record.owner),
                (_("Settled by"), record.due_on),
            )
        ),
        Heading(_("What was wrong")),
        Text(record.description),
        Heading(_("Containment: what was done at once")),
        _corrections(record),
        Heading(_("Why it happened")),
        *_analysis(record),
        Heading(_("Actions")),
        _actions(record),
        Heading(_("Did it help?")),
        *_effect(record),
        *_earlier(record),
        Signatures(tuple(_signers(record))),
    ]


def _corrections(record):
    rows = record.corrections.select_related("done_by")
    return Table(
        columns=(_("What was done"), _("Done by"), _("Day"), _("What shows it")),
        rows=tuple((row.what, row.done_by, row.done_on, row.evidence) for row in rows),
        widths=(40, 20, 14, 26),
    )


def _analysis(record):
    causes = record.work.root_causes().select_related("cause")
    said = sentences_of(record.analysis_method, record.analysis) or [record.analysis.get("text", "")]
    yield Text("\n".join(said), label=words(record.get_analysis_method_display()))
    yield Text("\n".join(map(str, causes)), label=_("Root causes:"))
    rows = elsewhere_lines(record)
    if record.other_processes_checked or not rows:
        yield Text(record.other_processes_checked, label=_("Is the same cause elsewhere?"))
    if rows:
        yield Heading(_("Is the same cause elsewhere?"))
        yield Table(columns=tuple(heads()), rows=rows, widths=(22, 15, 12, 15, 22, 14))


def _actions(record):
    actions = record.work.actions().select_related("responsible", "verifier")
    return Table(
        columns=(_("What is done"), _("Person responsible"), _("Due"), _("State"), _("Accepted by")),
        rows=tuple(
            (each.title, each.responsible, each.due_on, each.get_state_display(), each.accepted_at and each.verifier)
            for each in actions
        ),
        widths=(38, 20, 13, 13, 16),
    )


def _effect(record):
    yield Text(record.criterion, label=_("Criterion:"))
    yield Text(record.judged, label=_("Judged:"))
    outcome = record.get_ending_display() if record.state == NonconformityState.CLOSED else ""
    yield Text(outcome, label=_("Result:"))


def _earlier(record):
    rows = record.ended_rounds.select_related("judged_by")
    if rows:
        yield Heading(_("Earlier rounds"))
        yield Table(
            columns=(_("Round"), _("Result"), _("Day"), _("Judged by"), _("Why")),
            rows=tuple((row.round, Verdict(row.verdict).label, row.ended_on, row.judged_by, row.why) for row in rows),
            widths=(8, 16, 14, 22, 40),
        )


def _signers(record):
    """Who reported it, who answers for it and who judged the effect, with when the last of them confirmed it."""
    yield Signer(_("Reported by"), record.created_by, "", record.created_at)
    yield Signer(_("Person in charge"), record.owner)
    confirmed = record.closed_at if record.ending == Ending.EFFECTIVE else None
    yield Signer(_("Verifier"), record.verifier, "", confirmed)


REQUEST_FORM = PrintedForm(
    slug="request",
    title=gettext_lazy("Request for corrective action"),
    code="BM-QT-HT-04-01",
    blocks=request_form,
    applies=lambda record: record.state != NonconformityState.REJECTED,
    issued_by=(Nonconformity.close_with_correction, Nonconformity.confirm_effective),
    stands=lambda record: record.state == NonconformityState.CLOSED,
)
