"""Lawful extension: more time on a ground that the procedure names, told to the applicant on a paper of its own.

It is no apology: the due moment itself moves, and whoever keeps the extended one is on time.
"""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .parts import write_letter
from .states import LetterKind


def grounds_left(case):
    """The grounds of its version on which its time may still be extended."""
    grounds = case.version.limit.grounds()
    if not grounds:
        return []
    used = Counter(letter.extension_ground_id for letter in case.letters.all())
    return [ground for ground in grounds if used[ground.pk] < ground.times]


def extend(case, actor, ground, amount):
    """Give it so much more time on one of these grounds, by at most what that allows. Raises ValidationError."""
    taken = next((each for each in grounds_left(case) if each.name == ground), None)
    if taken is None:
        raise ValidationError({"ground": [_("Choose a ground that the procedure names and that is not used up.")]})
    amount = taken.amount if amount is None else amount
    if not 0 < amount <= taken.amount:
        most = case.version.limit.amount_in_words(taken.amount)
        raise ValidationError({"amount": [_("On this ground by at most %(most)s.") % {"most": most}]})
    before = case.due_at
    case.extended += amount
    case.clock.count_again()
    write_letter(
        case,
        LetterKind.EXTENSION,
        actor,
        what=taken.name,
        legal_ground=taken.legal_basis,
        extension_ground=taken,
        amount=amount,
        due_before=before,
        promised_at=case.due_at,
    )
    case.way.tell_tasks()
