"""The commune's report on paper, put together from those of the units, in the layout of Decree 30/2020."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.now import now
from qms.text.vietnamese import fold
from qms.web.kept_figures import told
from qms.web.printed.blocks import Heading, LetterEnd, LetterHead, Table, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import dated, in_lines, place_of

from .models import ReportRound
from .page import missing_shown
from .states import RoundState

NUMBER_LEFT_OPEN = "      /BC-"


def period_words(record):
    """The period of a round as it stands in a title."""
    label, year = record.label[:1].lower() + record.label[1:], record.period_until.year
    if fold(label).endswith(("nam", "year")):
        return f"{label} {year}"
    return _("%(period)s of %(year)s") % {"period": label, "year": year}


def figures_table(record, title):
    """The figures as they were filled in."""
    rows = tuple((each["label"], each["words"], each["behind"]) for each in map(told, record.figures))
    columns = (_("Figure"), _("Value"), _("Reckoned from"))
    yield from (Heading(title), Table(columns=columns, rows=rows, widths=(56, 20, 24)))
    if record.is_estimated():
        estimate = _("The period had not ended when the figures were filled in: what follows it is an estimate.")
        yield Text(estimate, style="slanted")


def about(each):
    """What the report is about."""
    return _("Results of administrative reform, %(period)s") % {"period": period_words(each)}


def commune_head(each, form):
    """The commune's head; the number is the one under which the report was sent."""
    root = each.unit.root()
    return LetterHead(
        agency_above=(),
        agency=in_lines(root),
        number=each.official_number or f"{NUMBER_LEFT_OPEN}UBND",
        place=place_of(root),
        dated=dated(localdate(each.sent_at or now())),
        title=words(_("Report")).upper(),
        about=about(each),
    )


def commune_report(each, request):
    """The overview, the figures, what each unit reports, which reports are missing, and what the commune proposes."""
    reports = each.accepted_reports()
    basis = each.plan.official_number or each.plan.title
    yield Text(_("By the plan: %(plan)s.") % {"plan": basis})
    yield from (Heading(_("I. Overview")), Text(each.overview))
    yield from figures_table(each, _("II. Figures of the commune"))
    yield Heading(_("III. What the units report"))
    for report in reports:
        yield Text(report.results, label=f"{report.unit}:")
    if not reports:
        yield Text("")
    yield Heading(_("IV. Shortcomings and their causes"))
    yield Table(
        columns=(_("Unit"), _("Shortcomings and their causes"), _("Proposals")),
        rows=tuple((report.unit, report.shortcomings or "–", report.proposals or "–") for report in reports),
        widths=(24, 44, 32),
    )
    yield from missing_block(each)
    yield from (Heading(_("V. Work of the next period")), Text("\n".join(r.next_work for r in reports if r.next_work)))
    yield from (Heading(_("VI. Proposals")), Text(each.proposals))
    yield LetterEnd(
        recipients=(*(f"{line};" for line in recipients(each)), _("Kept: clerk, %(unit)s.") % {"unit": each.unit}),
        authority=authority(),
        name=str(each.approved_by or ""),
    )


def missing_block(each):
    """The units whose report is missing, each with its reason."""
    rows = tuple(missing_shown(each))
    if rows:
        yield Heading(_("Reports that are missing"))
        yield Table(columns=(_("Unit"), _("Reason")), rows=rows, widths=(40, 60))


def recipients(each):
    """To whom it goes."""
    said = each.recipients or "Ủy ban nhân dân thành phố\nSở Nội vụ thành phố"
    return [line.strip(" ;.") for line in said.splitlines() if line.strip(" ;.")]


def authority():
    """On behalf of the people's committee, its chair."""
    return ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def is_put_together(each):
    return each.state != RoundState.OPEN


COMMUNE_REPORT = PrintedForm(
    slug="report",
    title=gettext_lazy("Report of the commune"),
    blocks=commune_report,
    head=commune_head,
    applies=is_put_together,
    issued_by=(ReportRound.send,),
)
