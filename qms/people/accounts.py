"""What the administrator did to accounts, kept: passwords themselves never stand here."""

import logging

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.entry import recording
from qms.ledger.kept import Kept

SECURITY = "qms.security"  # the log outside in which whatever touches accounts has a line
logger = logging.getLogger(SECURITY)


class AccountStep(models.TextChoices):
    """What can be done to an account."""

    CREATED = "created", _("Account created")
    EDITED = "edited", _("Account changed")
    PASSWORD_RESET = "password_reset", _("Password taken away, link for a new one given")
    PASSWORD_SET = "password_set", _("Password set by the person")
    PIN_SET = "pin_set", _("Signing PIN set by the person")
    PIN_CHANGED = "pin_changed", _("Signing PIN changed by the person")
    PIN_TAKEN = "pin_taken", _("Signing PIN taken away, somebody else having vouched for the person")
    FACTOR_SET = "factor_set", _("Second factor set by the person")
    FACTOR_OFF = "factor_off", _("Second factor switched off by the person")
    FACTOR_TAKEN = "factor_taken", _("Second factor taken away, somebody else having vouched for the person")
    FACTOR_STOPPED = "factor_stopped", _("Login stopped after several wrong codes")
    RECOVERY_MADE = "recovery_made", _("Recovery codes made by the person")
    RECOVERY_USED = "recovery_used", _("Logged in with a recovery code")
    SIGNING_STOPPED = "signing_stopped", _("Signing stopped after several wrong tries")
    LOGIN_STOPPED = "login_stopped", _("Login stopped after wrong passwords")
    TOKEN_ISSUED = "token_issued", _("Token for a script issued")
    TOKEN_REVOKED = "token_revoked", _("Tokens revoked")
    DEACTIVATED = "deactivated", _("Account closed")
    REACTIVATED = "reactivated", _("Account opened again")


# After these somebody else could have come in in the person's name until the person set a password of their own.
OPENS_TO_OTHERS = (AccountStep.CREATED, AccountStep.PASSWORD_RESET)


class AccountChange(Kept):
    """One thing that was done to an account; by whom and when stands in its history row."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="account_changes")
    step = models.CharField(_("what was done"), max_length=20, choices=AccountStep)
    full_name = models.CharField(_("full name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("change of an account")
        verbose_name_plural = _("changes of accounts")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.person}: {self.get_step_display()}"


def keep_step(person, step, *, by, reason="", on_behalf_of=None):
    """Put on record what was done to a person's account or access."""
    with recording(by=by, act=step, reason=reason, on_behalf_of=on_behalf_of):
        AccountChange.objects.create(person=person, step=step, full_name=person.full_name, email=person.email)
    told = {"event": str(step), "account": person.username, "by": by and by.username}
    logger.info("%s: %s", step, person.username, extra=told)
