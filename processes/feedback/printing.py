"""The papers of feedback: its receipt, the answer, and the notice that it is handed on; each kept as it was issued.

The sender stands in a slot: their data are no part of what is kept, and can be erased. A paper that goes to them names
them whole for whoever handles the feedback and asks for it; each time stands on record.
"""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.acts.acts import CREATE
from qms.evidence.identity import open_identity
from qms.evidence.papers import slot
from qms.ledger.now import local, now
from qms.people.actors import actors_of
from qms.web.printed.blocks import Facts, LetterEnd, LetterHead, Signatures, Signer, Text
from qms.web.printed.forms import Addressee, PrintedForm
from qms.web.printed.heads import agency_of, dated, place_of

from . import rules
from .models import Feedback
from .states import FeedbackState as S

SENDER = "sender"


def sender_slot(feedback):
    """The sender, as far as everybody who sees the feedback reads them."""
    return {SENDER: feedback.sender_masked()}


def may_open(feedback, user):
    """Whether somebody may see who the sender is: whoever received it or handles it."""
    return feedback.received_by_id == user.pk or any(rules.works_on_it(feedback, actor) for actor in actors_of(user))


def may_address(feedback, user):
    """Whether there is somebody named to write to, and this person may see who."""
    return feedback.sender is not None and not feedback.sender.erased_at and may_open(feedback, user)


def opened_slot(feedback, user, why):
    """The sender's whole name; that it was opened is on record."""
    return {SENDER: open_identity(feedback.sender, by=user, why=why)["full_name"]}


TO_SENDER = Addressee(may=may_address, opened=opened_slot)


def letter(unit_of, day_of):
    """The head of a letter of the unit, under the number of the feedback and the day on which it is written."""

    def head(feedback, form):
        unit = unit_of(feedback)
        above, agency = agency_of(unit)
        day = day_of(feedback)
        return LetterHead(
            agency_above=above,
            agency=agency,
            number=feedback.number,
            place=place_of(unit),
            dated=dated(localdate(day or now())),
            title=str(form.title).upper(),
            about=feedback.subject,
        )

    return head


def receipt(feedback, request):
    """What was received, from whom, and until when it is answered."""
    yield Text(slot(SENDER), label=_("Sender:"))
    yield Facts(
        (
            (_("Number"), feedback.number),
            (_("Received"), _moment(feedback.received_at)),
            (_("How it came"), feedback.get_channel_display()),
            (_("Kind"), feedback.get_kind_display()),
            (_("What is brought forward"), feedback.text),
            (_("Dossier"), feedback.case.number if feedback.case else "–"),
            (_("To be answered until"), _moment(feedback.due_at)),
            (_("By which rule"), feedback.term_basis),
        )
    )
    yield Signatures((Signer(_("Sender")), Signer(_("Received by"), feedback.received_by)))


def answer(feedback, request):
    """What the office answers, and in which matter."""
    yield Text(slot(SENDER), label=pgettext("letter", "To:"))
    yield _in_the_matter(feedback)
    yield Text(feedback.answer_text)
    yield _end(feedback, feedback.approved_by)


def notice(feedback, request):
    """That it is not handled here, why, and to whom it was handed on."""
    yield Text(slot(SENDER), label=pgettext("letter", "To:"))
    yield _in_the_matter(feedback)
    yield Text(feedback.done(Feedback.refuse).latest().reason, label=_("It is not handled here, because:"))
    if feedback.handed_to:
        yield Text(feedback.handed_to, label=_("Handed on to:"))
    yield _end(feedback, feedback.done(Feedback.refuse).latest().history_user)


def _in_the_matter(feedback):
    words = {"number": feedback.number, "moment": _moment(feedback.received_at), "subject": feedback.subject}
    return Text(_("On your feedback %(number)s, received %(moment)s: “%(subject)s”.") % words)


def _end(feedback, person):
    recipients = (_("As above;"), _("Kept: clerk, %(unit)s.") % {"unit": feedback.unit})
    return LetterEnd(recipients=recipients, authority=(str(feedback.unit).upper(),), name=str(person or ""))


def _moment(at):
    return f"{local(at):%H:%M %d/%m/%Y}"


RECEIPT = PrintedForm(
    slug="receipt",
    title=gettext_lazy("Receipt of feedback"),
    blocks=receipt,
    head=letter(lambda each: each.received_unit, lambda each: each.created_at),
    issued_by=(CREATE,),
    slots=sender_slot,
    addressee=TO_SENDER,
)
ANSWER = PrintedForm(
    slug="answer",
    title=gettext_lazy("Answer to feedback"),
    blocks=answer,
    head=letter(lambda each: each.unit, lambda each: each.published_at),
    applies=lambda each: each.state in (S.PUBLISHED, S.CLOSED),
    issued_by=(Feedback.approve_answer,),
    slots=sender_slot,
    addressee=TO_SENDER,
)
NOTICE = PrintedForm(
    slug="notice",
    title=gettext_lazy("Notice that feedback is not handled here"),
    blocks=notice,
    head=letter(lambda each: each.unit, lambda each: each.ended_at),
    applies=lambda each: each.state == S.REFUSED,
    issued_by=(Feedback.refuse,),
    slots=sender_slot,
    addressee=TO_SENDER,
)
