"""The reception: what became of what a person asked of the door, told once for every way in which they may ask.

Pages, the checklist, the phone, imports, the editor and the API only show an Outcome; which refusal is which, and the
words for it, stand here.
"""

import logging
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from qms.ledger.places import is_taken
from qms.people.signatures import WrongWord, count_failure

from .door import create, perform
from .errors import ConcurrentTransition, NotVisible, TransitionNotAllowed, WrongPerson
from .signals import signing_stopped

logger = logging.getLogger("qms.reception")


class Kind(StrEnum):
    """What became of it."""

    DONE = "done"
    NOT_VISIBLE = "not_visible"
    WRONG_PERSON = "wrong_person"
    FASTER = "faster"
    NOT_NOW = "not_now"
    NOT_VALID = "not_valid"
    CONTRADICTS = "contradicts"


STATUS = {
    Kind.DONE: 200,
    Kind.NOT_VISIBLE: 404,
    Kind.WRONG_PERSON: 403,
    Kind.FASTER: 409,
    Kind.NOT_NOW: 409,
    Kind.NOT_VALID: 422,
    Kind.CONTRADICTS: 409,
}


@dataclass(frozen=True)
class Outcome:
    """What became of it: the record as it now is, or the sentences that say why not, those of a field by its name."""

    kind: Kind
    record: Any = None
    by_field: dict = field(default_factory=dict)
    rule: Any = None  # the rule that says that this is for somebody else

    @property
    def done(self):
        return self.kind is Kind.DONE

    @property
    def status(self):
        """The HTTP status that says the same."""
        return STATUS[self.kind]

    @property
    def sentences(self):
        """Everything that stands against it."""
        return [sentence for several in self.by_field.values() for sentence in several]

    @property
    def who(self):
        """The names of those who could; asked only where it is shown."""
        return self.rule.who(self.record) if self.rule else []


def attempt(move, *, by, **values):
    """Perform an act (a bound method of a record) at the door, and tell what became of it."""
    return attempt_work(perform, move, by=by, **values)


def attempt_to_create(model, *, by, **values):
    """Create a record at the door, and tell what became of it."""
    return attempt_work(create, model, by=by, **values)


def attempt_work(work, /, *args, **values):
    """Do something that ends at the door or refuses as it does, and tell what became of it."""
    try:
        with transaction.atomic():  # what is refused leaves the caller's transaction as it was
            return Outcome(Kind.DONE, work(*args, **values))
    except ALL_REFUSALS as fault:
        if isinstance(fault, WrongWord):
            _count(fault.person)
        return refused(fault)


def _count(person):
    """A wrong word at signing counts after the act was rolled back; who signs too often wrongly hears of it."""
    if count_failure(person):
        signing_stopped.send(sender=type(person), person=person)


def refused(fault):
    """The Outcome that tells a refusal of the door, or None for any other fault."""
    for kinds, told in REFUSALS:
        if isinstance(fault, kinds):
            return told(fault)
    return None


def _not_visible(fault):
    return _told(Kind.NOT_VISIBLE, _("The record is not among those you can see."))


def _wrong_person(fault):
    return Outcome(Kind.WRONG_PERSON, fault.record, {NON_FIELD_ERRORS: [str(fault)]}, fault.rule)


def _faster(fault):
    return _told(Kind.FASTER, fault)


def _not_now(fault):
    return _told(Kind.NOT_NOW, *(getattr(fault, "unmet", ()) or [_("Not possible in this state.")]))


def _not_valid(fault):
    by_field = fault.message_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.messages}
    return Outcome(Kind.NOT_VALID, by_field={name: [str(each) for each in said] for name, said in by_field.items()})


def _too_large(fault):
    """A number, day or text that no column takes; the form that let it pass should have said so."""
    logger.warning("larger than what can be kept: %s", fault)
    return _told(Kind.NOT_VALID, _("Something in it is larger than what can be kept."))


def _contradicts(fault):
    """The database holds what the rules did not see: the same row twice, by two people at once, or a broken guard."""
    logger.warning("refused by the database: %s", fault)
    if is_taken(fault):
        return _told(Kind.CONTRADICTS, _("Somebody was faster: this is already on record."))
    return _told(Kind.CONTRADICTS, _("This does not agree with what is already kept."))


def _told(kind, *sentences):
    return Outcome(kind, by_field={NON_FIELD_ERRORS: [str(each) for each in sentences]})


# Asked in this order: a more exact refusal stands before the one it is a kind of.
REFUSALS = [
    (NotVisible, _not_visible),
    (WrongPerson, _wrong_person),
    (ConcurrentTransition, _faster),
    (TransitionNotAllowed, _not_now),
    (ValidationError, _not_valid),
    (IntegrityError, _contradicts),
    (DataError, _too_large),
    (OverflowError, _too_large),
]
ALL_REFUSALS = tuple(kinds for kinds, _told_as in REFUSALS)
