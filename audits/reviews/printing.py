"""The papers of a review: the invitation with its agenda, and the minutes as they were signed (9.3.3)."""

import json
from decimal import Decimal

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.people.posts import PostKind
from qms.web.figures import figure_named
from qms.web.measures import behind_words, value_words
from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .models import ManagementReview
from .states import InputKind, OutputKind, ReviewState

WITH_MINUTES = {ReviewState.HELD, ReviewState.MINUTED, ReviewState.CLOSED}


def agenda_sheet(review, request):
    """When, where, over which period, what is on the agenda, and who prepares which input."""
    rows = review.inputs.select_related("owner").order_by("pk")
    return [
        Facts(
            (
                (_("Review"), review.title),
                (_("Day"), review.planned_on),
                (_("Place"), review.place),
                (_("Period"), _period(review)),
            )
        ),
        Heading(_("Agenda")),
        Text(review.agenda),
        Heading(_("Inputs (9.3.2)")),
        Table(columns=(_("Input"), _("Owner")), rows=tuple((row.get_kind_display(), row.owner) for row in rows)),
        Signatures((Signer(_("Prepared by"), review.created_by),)),
    ]


def minutes_sheet(review, request):
    """The minutes: as they were signed, and before that as the data stand."""
    content = json.loads(review.minutes_frozen or review.signed_content())
    yield Facts(
        (
            (_("Review"), content["title"]),
            (_("Held on"), review.held_on),
            (_("Period"), _period(review)),
            (_("Present"), "\n".join(content["participants"])),
        )
    )
    yield Heading(_("Inputs (9.3.2)"))
    if review.is_early():
        yield Text(_early(review))
    for kind, figures, facts, comment, missing in content["inputs"]:
        yield Heading(InputKind(kind).label)  # type: ignore[call-arg]
        if figures:
            yield Table(
                columns=(_("Figure"), _("Value"), _("Reckoned from")),
                rows=tuple(map(_figure, figures)),
                widths=(56, 20, 24),
            )
        if facts:
            yield Table(
                columns=(_("Number"), _("What"), _("Who"), pgettext("fact", "How it stands")),
                rows=tuple((each["number"], each["what"], each["who"], each["how"]) for each in facts),
                widths=(22, 38, 22, 18),
            )
        if comment or missing:
            yield Text(comment or missing)
    yield Heading(_("What was said"))
    yield Text(content["minutes"])
    yield Heading(_("Decisions (9.3.3)"))
    if content.get("no_decision_needed"):
        yield Text(content["no_decision_needed"], label=_("No decision was needed:"))
    yield Table(
        columns=(_("About"), _("Decision"), _("Action")),
        rows=tuple((OutputKind(kind).label, text, action) for kind, text, action in content["decisions"]),
        widths=(22, 56, 22),
    )
    if content["seal"]:
        words = {"number": content["seal"][0], "head": content["seal"][1]}
        yield Text(_("Seal of the evidence, number %(number)s: %(head)s") % words)
    yield Signatures((Signer(_("Minutes taken by"), review.created_by), _signed(review)))


def _early(review):
    days = {"taken": f"{localdate(review.prepared_at):%d/%m/%Y}", "until": f"{review.until:%d/%m/%Y}"}
    return _("Taken on %(taken)s, before the period ended on %(until)s.") % days


def _signed(review):
    """Who of top management signed, with whom they stood in for; before that the place where they will."""
    row = review.signing()
    if row is None:
        return Signer(PostKind.TOP_MANAGEMENT.label)
    name = str(row.history_user)
    if row.on_behalf_of:
        name = _("%(name)s, for %(other)s") % {"name": name, "other": row.on_behalf_of}
    return Signer(PostKind.TOP_MANAGEMENT.label, name, "", review.minuted_at)


def _figure(entry):
    figure, value = figure_named(entry["name"]), entry["value"]
    words = value_words(None if value is None else Decimal(value), entry["measure"])
    behind = behind_words(entry["numerator"], entry["denominator"])
    return (str(figure.label) if figure else entry["label"], words, behind)


def _period(review):
    return f"{review.since:%d/%m/%Y} – {review.until:%d/%m/%Y}"


AGENDA_FORM = PrintedForm(
    slug="agenda",
    title=gettext_lazy("Invitation to a management review"),
    blocks=agenda_sheet,
    issued_by=(ManagementReview.prepare,),
    stands=lambda review: review.prepared_at is not None,
)
MINUTES_FORM = PrintedForm(
    slug="minutes",
    title=gettext_lazy("Minutes of the management review"),
    blocks=minutes_sheet,
    applies=lambda review: review.state in WITH_MINUTES,
    issued_by=(ManagementReview.minute,),
)
