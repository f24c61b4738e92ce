"""Nonconforming outputs on paper: the form of one, and the book of all (8.7.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.acts.acts import named
from qms.web.printed.blocks import Facts, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .models import NonconformingOutput


def output_sheet(output, request):
    """What was not as required, what was decided on it by whom, what was done, and who verified it."""
    yes_no = {True: _("yes"), False: _("no")}
    yield Facts(
        (
            (_("Number"), output.number),
            (_("Nonconformity"), output.nonconformity.number),
            (_("Unit"), output.unit),
            (_("Result or service"), output.what),
            (_("Number of the dossier or paper"), output.reference),
            (_("Handed out already"), yes_no[output.delivered]),
            (_("What is done with it"), output.get_decision_display()),
            (_("Grounds"), output.grounds),
            (_("Person responsible"), output.responsible),
            (_("Due"), output.due_on),
            (_("What was done"), output.done_what),
            (_("Done on"), output.done_on),
            (_("Citizen told"), _told(output)),
            (_("What shows it"), output.evidence),
            (_("How it was verified"), output.verified),
        )
    )
    yield Signatures(
        (
            Signer(
                pgettext("person", "Decided by"), output.decided_by or "", confirmed_at=_moment(output, output.decide)
            ),
            Signer(_("Person responsible"), output.responsible, confirmed_at=_moment(output, output.report_done)),
            Signer(
                pgettext("output", "Verified by"), output.verified_by or "", confirmed_at=_moment(output, output.verify)
            ),
        )
    )


def _told(output):
    """When and how the citizen was told, or why not."""
    if output.told_on:
        return f"{output.told_on:%d/%m/%Y}, {output.told_how}"
    return output.why_not_told


def _moment(output, act):
    row = output.history.filter(act__in=named(act)).order_by("-history_id").first()
    return row and row.history_date


OUTPUT_FORM = PrintedForm(
    slug="output",
    title=gettext_lazy("Handling of a nonconforming output"),
    code="BM-QT-HT-04-03",
    blocks=output_sheet,
    issued_by=(NonconformingOutput.verify,),
)


def book_of_outputs(found, request):
    """A row for each, in the order of their numbers."""
    columns = (
        _("No."),
        _("Number"),
        _("Result or service"),
        _("What is done with it"),
        pgettext("person", "Decided by"),
        _("Person responsible"),
        _("Done on"),
        _("Citizen told"),
        pgettext("output", "Verified by"),
        _("State"),
    )
    rows = tuple(
        (
            place,
            f"{each.number}\n{each.nonconformity.number}",
            f"{each.what}\n{each.reference}".strip(),
            each.get_decision_display().partition(":")[0],
            each.decided_by or "",
            each.responsible,
            each.done_on,
            _told(each),
            each.verified_by or "",
            each.get_state_display(),
        )
        for place, each in enumerate(sorted(found.rows, key=lambda each: each.number), 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 13, 20, 11, 12, 12, 11, 16, 12, 11))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("Book of nonconforming outputs"),
    code="BM-QT-HT-04-04",
    blocks=book_of_outputs,
    landscape=True,
)
