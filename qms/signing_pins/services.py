"""Setting one's own signing PIN and second factor, and taking them away once somebody vouched for the person."""

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qms.inbox.notices import notify
from qms.people.accounts import AccountStep, keep_step
from qms.people.actors import holders_of
from qms.people.models import User
from qms.people.posts import PostKind
from qms.people.second_factors import remove_factor, set_factor
from qms.people.signatures import prove
from qms.text.vietnamese import tidy

from .models import Lost

SHORTEST = 6
RUNS = ("0123456789", "9876543210")  # what the fingers find by themselves, and so does whoever guesses
SET = gettext_noop("A signing PIN was set in your name. If it was not you, tell the quality manager at once.")
TAKEN = gettext_noop("{by} vouched for {who}: the old signing PIN signs no more.")
FACTOR_SET = gettext_noop("A second factor was set in your name. If it was not you, tell the administrator at once.")
FACTOR_TAKEN = gettext_noop("{by} vouched for {who}: the old second factor opens nothing any more.")


@transaction.atomic
def set_second_factor(person, *, word, seed, code):
    """Let a person set the telephone by which they come in from now on; gives the recovery codes, told this once.

    `word` is their present PIN, or their password. Raises ValidationError, for the word as at signing.
    """
    prove(person, word, has_to_sign=False)
    codes = set_factor(person, seed, code)
    notify(person, FACTOR_SET, url=reverse("my_access"))
    return codes


@transaction.atomic
def set_pin(person, *, word, pin):
    """Let a person set the PIN by which they sign from now on.

    `word` is their present PIN, or their password. Raises ValidationError, for the word as at signing.
    """
    prove(person, word, has_to_sign=False)
    refuse_easy(person, pin)
    step = AccountStep.PIN_CHANGED if person.signing_pin else AccountStep.PIN_SET
    _write(person, make_password(tidy(pin)))
    keep_step(person, step, by=person)
    notify(person, SET, url=reverse("my_access"))


def refuse_easy(person, pin):
    """Raises ValidationError for a PIN that others guess."""
    if len(pin) < SHORTEST:
        raise ValidationError({"pin": _("At least %(count)s characters.") % {"count": SHORTEST}})
    if not pin.isprintable():
        raise ValidationError({"pin": _("It has characters that nobody sees, and so cannot be typed again.")})
    if len(set(pin)) < 3 or any(pin in run for run in RUNS):
        raise ValidationError({"pin": _("Whoever guesses begins with this one. Choose another.")})
    if person.check_password(pin):
        raise ValidationError({"pin": _("It is your password. Choose another, for whoever knows that one.")})


def take_away(renewal, actor):
    """What is lost counts no more; the person and top management are told."""
    person = User.objects.get(pk=renewal.person_id)
    kept = {"by": actor.person, "reason": str(renewal), "on_behalf_of": actor.on_behalf_of}
    if renewal.lost == Lost.FACTOR:
        says, page = FACTOR_TAKEN, "second_factor"
        remove_factor(person, AccountStep.FACTOR_TAKEN, **kept)
    else:
        says, page = TAKEN, "signing_pin"
        _write(person, "")
        keep_step(person, AccountStep.PIN_TAKEN, **kept)
    told = {person.pk, *holders_of(PostKind.TOP_MANAGEMENT, renewal.unit)} - {actor.person.pk}
    for each in User.objects.filter(pk__in=told, is_active=True):
        notify(each, says, url=reverse(page), by=actor.person, who=person)


def _write(person, pin):
    person.signing_pin = pin
    person.save(update_fields=["signing_pin"])
