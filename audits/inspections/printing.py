"""The self-inspection of a unit on paper."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .models import SelfInspection


def inspection_sheet(inspection, request):
    """Every point with its answer, evidence and points, the remedies, and who stands by it."""
    answers = {each.point_id: each for each in inspection.answers.all()}
    points = inspection.round.points.filter(active=True)
    rows = [(point, answers.get(point.pk)) for point in points]
    return [
        Facts(
            (
                (_("Unit"), inspection.unit),
                (_("Round"), inspection.round),
                (_("Due"), inspection.due_on),
                (_("Score"), inspection.score()),
            )
        ),
        Table(
            columns=(
                _("Field of reform"),
                _("What is checked"),
                _("Result"),
                _("Evidence"),
                _("Claimed"),
                _("Confirmed"),
            ),
            rows=tuple((point.field, point.text, *_told(row)) for point, row in rows),
            widths=(16, 32, 12, 22, 9, 9),
        ),
        Heading(_("Weaknesses and how they are remedied")),
        Text(inspection.remedies),
        Signatures(
            (
                Signer(_("Head of the unit"), inspection.submitted_by, "", inspection.submitted_at),
                Signer(_("Inspector"), inspection.inspector, "", inspection.verified_at),
            )
        ),
    ]


def _told(row):
    return (row.get_result_display(), row.evidence, row.claimed, row.confirmed) if row else ("", "", "", "")


SHEET = PrintedForm(
    slug="sheet",
    title=gettext_lazy("Self-inspection of reform work"),
    code="BM-CCHC-01",
    blocks=inspection_sheet,
    landscape=True,
    issued_by=(SelfInspection.submit, SelfInspection.verify),
    stands=lambda inspection: inspection.submitted_at is not None,
)
