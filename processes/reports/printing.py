"""The report of a unit on paper, in the layout of Decree 30/2020."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.now import now
from qms.web.printed.blocks import Heading, LetterEnd, LetterHead, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import agency_of, dated, place_of

from ..plan.unit_heads import head_of
from ..report_rounds.printing import NUMBER_LEFT_OPEN, about, figures_table
from .models import PeriodicReport
from .states import ReportState


def unit_head(report, form):
    """The unit's own head, with the number left open for the clerk."""
    above, agency = agency_of(report.unit)
    day = localdate(report.submitted_at or now())
    return LetterHead(
        agency_above=above,
        agency=agency,
        number=f"{NUMBER_LEFT_OPEN}{report.unit.code.upper()}",
        place=place_of(report.unit),
        dated=dated(day),
        title=words(_("Report")).upper(),
        about=about(report.round),
    )


def unit_report(report, request):
    """What was done, the figures, what hinders, what the unit asks for, and what comes next."""
    parts = [
        (_("I. Results"), report.results),
        (_("II. Shortcomings and their causes"), report.shortcomings),
        (_("III. Work of the next period"), report.next_work),
        (_("IV. Proposals"), report.proposals),
    ]
    for title, said in parts[:1]:
        yield from (Heading(title), Text(said))
    yield from figures_table(report, _("Figures of the unit"))
    for title, said in parts[1:]:
        yield from (Heading(title), Text(said))
    signer = report.submitted_by or head_of(report.unit)
    yield LetterEnd(
        recipients=(str(report.round.unit) + ";", _("Kept: the unit.")),
        authority=(words(_("Head of the unit")).upper(),),
        name=signer if report.submitted_at else "",
    )


def is_written(report):
    return report.state != ReportState.DUE


UNIT_REPORT = PrintedForm(
    slug="report",
    title=gettext_lazy("Report of the unit"),
    blocks=unit_report,
    head=unit_head,
    applies=is_written,
    issued_by=(PeriodicReport.submit,),
    stands=lambda report: report.state in (ReportState.SUBMITTED, ReportState.ACCEPTED),
)
