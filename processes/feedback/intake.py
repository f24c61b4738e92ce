"""What is written down when feedback comes in and when it is sorted: read, checked, and refused where it can't be."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.evidence.identity import PERSONAL, keep_identity
from qms.evidence.numbers import next_number
from qms.ledger.now import now, today
from qms.people.actors import actors_of
from qms.people.models import Holding
from qms.people.posts import PostKind
from qms.workdays.calendars import calendar_of

from .privacy import holds_identity_number, names_person
from .rules import RECEIVERS
from .states import FeedbackClass, FeedbackKind
from .terms import due_after, terms

SERIES = "PA"


def received(
    actor,
    *,
    kind,
    channel,
    subject,
    text,
    about=None,
    procedure=None,
    concerns=None,
    received_at=None,
    sender_full_name="",
    sender_id_number="",
    sender_phone="",
    sender_address="",
):
    """The fields of new feedback. Raises ValidationError for each value that can't be."""
    moment = declared(received_at, None, "received_at")
    unit = unit_of(actor.person)
    told = (sender_full_name, sender_id_number, sender_phone, sender_address)
    personal = {field: text.strip() for field, text in zip(PERSONAL, told, strict=True)}
    no_sender_in(subject, personal, "subject")
    no_sender_in(text, personal, "text")
    identity = keep_identity(**personal) if any(personal.values()) else None
    year = str(today().year)
    return {
        "number": f"{SERIES}-{year}-{next_number('feedback', year):04d}",
        "kind": kind,
        "channel": channel,
        "subject": subject.strip(),
        "text": text.strip(),
        "case": about,
        "procedure": about.procedure if about else procedure,
        "concerns": concerns or (about and about.unit),
        "sender": identity,
        "sender_digest": identity.digest if identity else "",
        "unit": unit,
        "received_unit": unit,
        "received_by": actor.person,
        "received_at": moment,
        **deadlines_of(kind, unit, moment),
    }


def deadlines_of(kind, unit, moment):
    """The term of this kind, and its due moments by the calendar of the unit."""
    term, calendar = terms()[kind], calendar_of(unit)
    return {
        "assign_days": term.assign_days,
        "answer_days": term.answer_days,
        "term_basis": term.basis,
        "term_verified": term.verified,
        "assign_due_at": due_after(calendar, moment, term.assign_days),
        "due_at": due_after(calendar, moment, term.answer_days),
    }


def unit_of(person):
    """The unit for which the person receives: that of a post in any capacity which may; None where there is none."""
    posts = [post for each in actors_of(person) for post in each.posts]
    found = [post.unit for kind in RECEIVERS for post in posts if post.kind == kind]
    return found[0] if found else None


def declared(moment, earliest, field):
    """A moment that somebody declares, not in the future and not before `earliest`; now when none is given."""
    if moment is None:
        return now()
    if moment > now():
        raise ValidationError({field: [_("This moment lies in the future.")]})
    if earliest is not None and moment < earliest:
        raise ValidationError({field: [_("This moment lies before what it follows.")]})
    return moment


def classified(feedback, value):
    """The class; a complaint under its own law can be nothing else. Raises ValidationError."""
    if feedback.kind == FeedbackKind.LEGAL_COMPLAINT and value != FeedbackClass.LEGAL_COMPLAINT:
        raise ValidationError(
            {"classified_as": [_("It came in as a complaint under its own law: register it and hand it on.")]}
        )
    return value


def eligible(person, unit, field="assignee"):
    """A person who holds a post in the unit or below it. Raises ValidationError for anybody else."""
    held = Holding.objects.on().filter(person=person, post__unit__path__startswith=unit.path)
    if not held.exclude(post__kind__in=[PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR]).exists():
        raise ValidationError({field: [_("This person holds no post in that unit.")]})
    return person


def public_text(feedback, text, fallback=""):
    """What everybody may read. Raises ValidationError when it names the sender or holds an identity number."""
    chosen = (text or "").strip() or fallback.strip()
    if not chosen:
        raise ValidationError({"public_answer": [_("Write the answer.")]})
    no_sender_in(chosen, feedback.personal(), "public_answer")
    if holds_identity_number(chosen):
        raise ValidationError({"public_answer": [_("A number as on an identity card stands in it; leave it out.")]})
    return chosen


def no_sender_in(text, personal, field):
    """Refuse a text that names the sender: personal data stands apart, masked, and can be erased."""
    if names_person(text, personal):
        raise ValidationError(
            {field: [_("It holds the sender's name, number or address. Leave them out: they are kept apart.")]}
        )


def said(text, field, sentence):
    """A text that says something. Raises ValidationError with the sentence."""
    if not (text or "").strip():
        raise ValidationError({field: [sentence]})
    return text.strip()
