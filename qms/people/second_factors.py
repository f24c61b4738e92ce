"""The second factor of a person: a code of an authenticator program, or one of the recovery codes, after the password.

Wrong codes are counted for the person as wrong words at signing are. A code that was used once is used no more.
"""

import re
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.chain import tag, tag_is_right
from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places

from .accounts import AccountStep, keep_step, logger
from .one_time_codes import key_of, step_of
from .security_events import EventKind, note_failure

MOST = 5  # wrong codes in a row
REST = timedelta(minutes=15)
RECOVERY_CODES, LETTERS = 10, "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


@rows_keep_their_places
class SecondFactor(models.Model):
    """What a person proves besides the password. Without a seed there is none: it was taken away, or switched off."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="second_factor")
    seed = models.CharField(max_length=100, blank=True)
    recovery = models.TextField(blank=True)  # keyed digests of the recovery codes that are left, one a line
    set_at = models.DateTimeField()
    last_step = models.BigIntegerField(default=0)  # of the last code that was used
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    mac = KeyedField(of=("person_id", "seed", "recovery", "set_at"))

    class Meta:
        verbose_name = gettext_lazy("second factor")
        verbose_name_plural = gettext_lazy("second factors")
        constraints = [
            Guard(
                name="people_secondfactor_fixed",
                event="UPDATE",
                when="NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id",
                says="people_secondfactor: it is one person's, never another's",
            ),
            Guard(name="people_secondfactor_kept", event="DELETE", says="people_secondfactor: rows are kept"),
            Guard(name="people_secondfactor_emptied", event="TRUNCATE", says="people_secondfactor: rows are kept"),
        ]

    def __str__(self):
        return str(self.person)

    @property
    def recovery_left(self):
        """How many recovery codes there still are."""
        return len(self.recovery.split())


def factor_of(person) -> SecondFactor | None:
    """The second factor that a person has, else None.

    A row that somebody changed in the database counts as one that no code opens, not as none.
    """
    factor = SecondFactor.objects.filter(person_id=person.pk).first()
    return factor if factor and (factor.seed or not _is_ours(factor)) else None


def prove_factor(person, code: str) -> None:
    """Raises ValidationError for a code that is not right, was used before, or while tries rest."""
    factor = factor_of(person)
    if factor is None:
        return
    if factor.locked_until and factor.locked_until > now():
        says = _("Too many wrong codes. Try again at {time:%H:%M}.")
        raise ValidationError({"code": says.format(time=localtime(factor.locked_until))})
    if not _is_ours(factor) or not (_was_by_clock(factor, code) or _was_recovery(factor, code)):
        _count_failure(factor)
        raise ValidationError({"code": _("The code is not right, or was used already. Wait for the next one.")})
    SecondFactor.objects.filter(pk=factor.pk).update(failures=0)


def _is_ours(factor):
    field: Any = SecondFactor._meta.get_field("mac")
    return field.is_right(factor)


def _was_by_clock(factor, code):
    """Whether it is a code of now, which is used up by this; of two who come at once, one has used it."""
    digits = re.sub(r"\s", "", code)
    try:
        step = step_of(key_of(factor.seed, factor.person_id), digits, now().timestamp())
    except KeyError:
        return False
    fresh = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step or 0)
    return bool(step and fresh.update(last_step=step))


@transaction.atomic
def _was_recovery(factor, code):
    """Whether it is a recovery code, which is used up by this; kept on record."""
    given = plain_code(code)
    kept = SecondFactor.objects.select_for_update().get(pk=factor.pk)
    left = kept.recovery.split()
    used = [each for each in left if tag_is_right(each, "recovery code", factor.person_id, given)]
    if not used:
        return False
    kept.recovery = "\n".join(each for each in left if each not in used)
    kept.save(update_fields=["recovery", "mac"])
    keep_step(kept.person, AccountStep.RECOVERY_USED, by=kept.person)
    return True


def plain_code(code: str) -> str:
    """A recovery code however it was typed: spaces, hyphens and capitals mean nothing."""
    return re.sub(r"[\s-]", "", code).lower()


def _count_failure(factor):
    told = {"event": "second_factor_failed", "account": factor.person.username}
    logger.info("second_factor_failed: %s", factor.person.username, extra=told)
    note_failure(EventKind.CODE_FAILED, factor.person)
    counted = SecondFactor.objects.filter(pk=factor.pk)
    counted.update(failures=F("failures") + 1)
    if counted.filter(failures__gte=MOST).update(failures=0, locked_until=now() + REST):
        keep_step(factor.person, AccountStep.FACTOR_STOPPED, by=factor.person)


@transaction.atomic
def set_factor(person, seed: str, code: str) -> list[str]:
    """Let a person have this second factor from now on, once a code shows that their program has it.

    Gives the recovery codes, which are told this once. Raises ValidationError for a code that is not of it.
    """
    step = step_of(key_of(seed, person.pk), re.sub(r"\s", "", code), now().timestamp())
    if step is None:
        says = _("This is not the code that belongs to the picture. Does the clock of the telephone go right?")
        raise ValidationError({"code": says})
    codes = _new_codes()
    given = {"seed": seed, "recovery": _kept(person, codes), "set_at": now(), "last_step": step, "failures": 0}
    _write(person, given | {"locked_until": None})
    keep_step(person, AccountStep.FACTOR_SET, by=person)
    return codes


@transaction.atomic
def renew_recovery(person) -> list[str]:
    """Other recovery codes in the place of those there were; told this once."""
    codes = _new_codes()
    _write(person, {"recovery": _kept(person, codes)})
    keep_step(person, AccountStep.RECOVERY_MADE, by=person)
    return codes


@transaction.atomic
def remove_factor(person, step, *, by, reason="", on_behalf_of=None) -> None:
    """From now on the password alone lets the person in, until they set another."""
    _write(person, {"seed": "", "recovery": "", "failures": 0, "locked_until": None})
    keep_step(person, step, by=by, reason=reason, on_behalf_of=on_behalf_of)


def _write(person, values):
    factor = SecondFactor.objects.select_for_update().filter(person_id=person.pk).first()
    factor = factor or SecondFactor(person_id=person.pk, set_at=now())
    for name, value in values.items():
        setattr(factor, name, value)
    factor.save()


def _new_codes():
    return ["-".join(_word() for _part in range(2)) for _code in range(RECOVERY_CODES)]


def _word():
    return "".join(secrets.choice(LETTERS) for _letter in range(5))


def _kept(person, codes):
    return "\n".join(tag("recovery code", person.pk, plain_code(each)) for each in codes)
