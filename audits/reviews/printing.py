"""The papers of a review: the invitation with its agenda, and the minutes as they were signed (9.3.3)."""

import json
from datetime import date
from decimal import Decimal

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.people.models import Holding
from qms.people.posts import PostKind
from qms.web.figures import figure_named
from qms.web.measures import behind_words, value_words
from qms.web.printed.blocks import Facts, Heading, LetterHead, Signatures, Signer, Table, Text, words
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import agency_of, dated, form_mark, place_of

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
                (_("Place of the meeting"), review.place),
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
    hours = content.get("hours")  # minutes signed before hours were asked for have none
    yield Facts(
        (
            (_("Review"), content["title"]),
            (_("Held on"), review.held_on),
            *([(_("Begun at"), hours[0])] if hours else []),
            (_("Place of the meeting"), review.place),
            (_("Period"), _period(review)),
            (_("Chair of the meeting"), _chair(review)),
            (_("Secretary of the meeting"), review.created_by),
            (_("Present"), "\n".join(content["participants"])),
        )
    )
    yield Heading(_("Inputs (9.3.2)"))
    if review.is_early():
        yield Text(_early(review))
    for told in content["inputs"]:
        yield from _input(*told)
    yield Heading(_("What was said"))
    yield Text(content["minutes"])
    yield Heading(_("Decisions (9.3.3)"))
    if content.get("no_decision_needed"):
        yield Text(content["no_decision_needed"], label=_("No decision was needed:"))
    yield Table(
        columns=(_("About"), _("Decision"), _("Who answers"), pgettext("measure", "Until"), _("Action")),
        rows=tuple(_decision(*told) for told in content["decisions"]),
        widths=(16, 38, 18, 13, 15),
    )
    if hours:
        over = {"hour": hours[1], "day": f"{review.held_on:%d/%m/%Y}"}
        yield Text(_("The meeting ended at %(hour)s on %(day)s.") % over)
    if content["seal"]:
        sealed = {"number": content["seal"][0], "head": content["seal"][1]}
        yield Text(_("Seal of the evidence, number %(number)s: %(head)s") % sealed)
    yield Signatures((Signer(_("Minutes taken by"), review.created_by), _signed(review)))


def _input(kind, figures, facts, comment, missing):
    """One input: its figures, its facts, and what was said of it or why there is none."""
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


def _chair(review):
    """Who led the meeting: who signed the minutes; before that, who of top management was there."""
    if review.signing() is not None:
        return _signed(review).name
    present = review.participants.values("person")
    leaders = Holding.objects.on(review.held_on).filter(post__kind=PostKind.TOP_MANAGEMENT, person__in=present)
    return "\n".join(dict.fromkeys(str(each.person) for each in leaders.select_related("person").order_by("pk")))


def _decision(kind, text, number, responsible="–", due_on=""):
    """A decision with who carries it out and until when; minutes signed before these were kept name the action only."""
    return (OutputKind(kind).label, text, responsible, date.fromisoformat(due_on) if due_on else "–", number)


def _figure(entry):
    figure, value = figure_named(entry["name"]), entry["value"]
    shown = value_words(None if value is None else Decimal(value), entry["measure"])
    behind = behind_words(entry["numerator"], entry["denominator"])
    return (str(figure.label) if figure else entry["label"], shown, behind)


def minutes_head(review, form):
    """The national head that Decree 30/2020 asks of minutes, with their number and the day of the meeting."""
    above, agency = agency_of(review.unit)
    return LetterHead(
        agency_above=above,
        agency=agency,
        number=review.number,
        place=place_of(review.unit),
        dated=dated(review.held_on),
        title=words(form.title).upper(),
        about=review.title,
        form_mark=form_mark(form),
    )


def _period(review):
    return f"{review.since:%d/%m/%Y} – {review.until:%d/%m/%Y}"


AGENDA_FORM = PrintedForm(
    slug="agenda",
    title=gettext_lazy("Invitation to a management review"),
    code="BM-QT-HT-05-01",
    blocks=agenda_sheet,
    issued_by=(ManagementReview.prepare,),
    stands=lambda review: review.prepared_at is not None,
)
MINUTES_FORM = PrintedForm(
    slug="minutes",
    title=gettext_lazy("Minutes of the management review"),
    code="BM-QT-HT-05-02",
    blocks=minutes_sheet,
    head=minutes_head,
    applies=lambda review: review.state in WITH_MINUTES,
    issued_by=(ManagementReview.minute,),
)
