"""The reports on paper, in the layout of Decree 30/2020: a unit's, and the commune's that is put together from them."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.evidence.folding import fold
from qms.ledger.now import now
from qms.web.printed.blocks import Heading, LetterEnd, LetterHead, Table, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import administration_of, agency_of, dated, in_lines, place_of

from .heads import head_of
from .page import figures_shown, missing_shown
from .states import ReportState, RoundState

NUMBER_LEFT_OPEN = "      /BC-"


def period_words(record):
    """The period of a round as it stands in a title."""
    label, year = record.label[:1].lower() + record.label[1:], record.period_until.year
    if fold(label).endswith(("nam", "year")):
        return f"{label} {year}"
    return _("%(period)s of %(year)s") % {"period": label, "year": year}


def figures_table(record, title):
    """The figures as they were filled in."""
    rows = tuple((each["label"], each["words"], each["behind"]) for each in figures_shown(record))
    columns = (_("Figure"), _("Value"), _("Reckoned from"))
    yield from (Heading(title), Table(columns=columns, rows=rows, widths=(56, 20, 24)))
    if record.is_estimated():
        estimate = _("The period had not ended when the figures were filled in: what follows it is an estimate.")
        yield Text(estimate, style="slanted")


# ── A unit's report


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


def about(each):
    """What the report is about."""
    return _("Results of administrative reform, %(period)s") % {"period": period_words(each)}


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


# ── The commune's report


def commune_head(each, form):
    """The commune's head; the number is the one under which the report was sent."""
    root = administration_of(each.unit)
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
        name="",
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


def is_written(report):
    return report.state != ReportState.DUE


UNIT_REPORT = PrintedForm(
    slug="report", title=gettext_lazy("Report of the unit"), blocks=unit_report, head=unit_head, applies=is_written
)
COMMUNE_REPORT = PrintedForm(
    slug="report",
    title=gettext_lazy("Report of the commune"),
    blocks=commune_report,
    head=commune_head,
    applies=is_put_together,
)
