"""The programme of a year on paper."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.people.posts import PostKind
from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .models import AuditProgramme


def programme_sheet(programme, request):
    """Purpose, the months, what is left out and why, and who approved."""
    entries = programme.entries.filter(active=True).select_related("unit", "process", "audit").order_by("month", "pk")
    absences = programme.absences.filter(active=True).select_related("unit", "process").order_by("pk")
    return [
        Facts(((_("Year"), programme.year), (_("Whose programme"), programme.unit), (_("Purpose"), programme.purpose))),
        Table(
            columns=(_("Month"), _("Unit"), _("Process"), _("Why then, why this"), _("Audit")),
            rows=tuple((row.month, row.unit, row.process, row.why, row.audit and row.audit.number) for row in entries),
            widths=(9, 25, 32, 22, 12),
        ),
        Heading(_("Not audited this year")),
        Table(columns=(_("What"), _("Why")), rows=tuple((row.unit or row.process, row.why) for row in absences)),
        Signatures(
            (
                Signer(_("Prepared by"), programme.created_by, "", programme.created_at),
                Signer(_("Approved by"), "", PostKind.TOP_MANAGEMENT.label, programme.approved_at),
            )
        ),
    ]


PROGRAMME_FORM = PrintedForm(
    slug="programme",
    title=gettext_lazy("Programme of internal audits of a year"),
    code="BM-QT-HT-03-02",
    blocks=programme_sheet,
    landscape=True,
    issued_by=(AuditProgramme.approve,),
    stands=lambda programme: programme.approved_at is not None,
)
