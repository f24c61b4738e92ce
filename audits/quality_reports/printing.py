"""The yearly report on the quality system on paper, in the layout of Decree 30/2020."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from processes.report_rounds.printing import NUMBER_LEFT_OPEN, authority, figures_table
from qms.ledger.now import now
from qms.web.printed.blocks import Heading, LetterEnd, LetterHead, Table, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import dated, in_lines, place_of

from .forms import RECIPIENTS
from .models import QualityReport
from .page import heads
from .reported import PARTS
from .states import FILLED_IN


def report_head(report, form):
    """The office's head; the number is the one under which it was sent, and until then left open for the clerk."""
    return LetterHead(
        agency_above=(),
        agency=in_lines(report.unit),
        number=report.official_number or f"{NUMBER_LEFT_OPEN}UBND",
        place=place_of(report.unit),
        dated=dated(localdate(report.sent_at or now())),
        title=words(_("Report")).upper(),
        about=_("Building, applying, maintaining and improving the quality system by TCVN ISO 9001, year %(year)s")
        % {"year": report.year},
    )


def report_sheet(report, request):
    """How the system stands, the figures, the records of the year, what hinders, what comes next, what is asked for."""
    yield Text(_("By Decision 19/2014/QĐ-TTg of 05/3/2014 of the Prime Minister, the office reports as follows:"))
    yield from (Heading(_("I. How the system is built, applied and kept up")), Text(report.situation))
    yield from figures_table(report, _("II. Figures of the year"))
    yield Heading(_("III. What was done in the year"))
    for name, (label, _told) in PARTS.items():
        rows = tuple((e["number"], e["what"], e["who"], e["how"]) for e in report.facts if e["part"] == name)
        yield Text(_("the records of the year") if rows else _("none"), label=_("%(part)s:") % {"part": label})
        if rows:
            yield Table(columns=tuple(heads()), rows=rows, widths=(20, 42, 20, 18))
    yield from (Heading(_("IV. Shortcomings and their causes")), Text(report.shortcomings))
    yield from (Heading(_("V. Work of the next year")), Text(report.next_work))
    yield from (Heading(_("VI. Proposals")), Text(report.proposals))
    sent_to = [line.strip(" ;.") for line in (report.recipients or RECIPIENTS).splitlines() if line.strip(" ;.")]
    yield LetterEnd(
        recipients=(*(f"{line};" for line in sent_to), _("Kept: clerk.")),
        authority=authority(),
        name=str(report.approved_by or ""),
    )


QUALITY_REPORT = PrintedForm(
    slug="report",
    title=gettext_lazy("Yearly report on the quality system"),
    blocks=report_sheet,
    head=report_head,
    applies=lambda report: report.state in FILLED_IN,
    issued_by=(QualityReport.send,),
)
