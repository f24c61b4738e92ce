"""The report on a round of self-inspection, in the layout of Decree 30/2020, from the records of the units."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from processes.report_rounds.printing import NUMBER_LEFT_OPEN, authority
from qms.ledger.now import today
from qms.text.quantities import number_words
from qms.web.measures import Measure, value_words
from qms.web.printed.blocks import Heading, LetterEnd, LetterHead, Table, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import agency_of, dated, place_of

from .scores import summary_of


def round_head(round_, form):
    """The administration's head, with the number left open for the clerk."""
    above, agency = agency_of(round_.unit)
    return LetterHead(
        agency_above=above,
        agency=agency,
        number=f"{NUMBER_LEFT_OPEN}UBND",
        place=place_of(round_.unit),
        dated=dated(today()),
        title=words(_("Report")).upper(),
        about=_("Results of self-inspection of reform work, %(round)s") % {"round": round_},
    )


def round_report(round_, request):
    """How many units are done, their points, the points by field, and what the units remedy."""
    told = summary_of(round_)
    yield from (Heading(_("I. Overview")), Text(_overview(round_, told)))
    yield Heading(_("II. Results of the units"))
    yield Table(
        columns=(_("Unit"), _("State"), _("Inspector"), _("Claimed"), _("Confirmed")),
        rows=tuple(_unit_row(each) for each in told["inspections"]),
        widths=(34, 18, 24, 12, 12),
        empty=_("The round is not open yet."),
    )
    yield Heading(_("III. Results by field of reform"))
    yield Table(
        columns=(_("Field of reform"), _("Claimed"), _("Confirmed"), _("Share confirmed")),
        rows=tuple(_field_row(*each) for each in told["fields"]),
        widths=(46, 18, 18, 18),
    )
    yield Heading(_("IV. Weaknesses and how they are remedied"))
    yield Table(
        columns=(_("Unit"), _("Weaknesses and how they are remedied")),
        rows=tuple((each.unit, each.remedies) for each in told["inspections"] if each.remedies),
        widths=(34, 66),
        empty=_("The units name none."),
    )
    kept = _("Kept: clerk, %(unit)s.") % {"unit": round_.unit}
    yield LetterEnd(recipients=(_("Units of the administration;"), kept), authority=authority())


def _overview(round_, told):
    numbers = {"done": told["done"], "all": len(told["inspections"]), "late": told["late"]}
    days = {
        "since": f"{round_.since:%d/%m/%Y}",
        "until": f"{round_.until:%d/%m/%Y}",
        "due": f"{round_.due_on:%d/%m/%Y}",
    }
    lines = [
        _("Period %(since)s to %(until)s, due %(due)s.") % days,
        _("Verified by another unit: %(done)s of %(all)s units; late: %(late)s.") % numbers,
    ]
    if told["claimed_share"] is not None:
        lines.append(_("Points claimed: %(share)s.") % {"share": value_words(told["claimed_share"], Measure.PERCENT)})
    if told["share"] is not None:
        lines.append(
            _("Points confirmed, of those that were verified: %(share)s.")
            % {"share": value_words(told["share"], Measure.PERCENT)}
        )
    return "\n".join(lines)


def _unit_row(inspection):
    sums = inspection.sums
    claimed = _of(sums["claimed"], sums["most"]) if sums else "–"
    confirmed = number_words(sums["confirmed"]) if sums and inspection.verified_at else "–"
    return inspection.unit, inspection.get_state_display(), inspection.inspector or "–", claimed, confirmed


def _field_row(name, sums, share):
    confirmed = _of(sums["confirmed"], sums["judged"]) if sums["judged"] else "–"
    return (
        name,
        _of(sums["claimed"], sums["most"]),
        confirmed,
        "–" if share is None else value_words(share, Measure.PERCENT),
    )


def _of(points, most):
    return f"{number_words(points)} / {number_words(most)}"


REPORT = PrintedForm(
    slug="report",
    title=gettext_lazy("Report on the round"),
    blocks=round_report,
    head=round_head,
    living="A draft for the clerk, number and day left open: it sums up what the units have done so far.",
)
