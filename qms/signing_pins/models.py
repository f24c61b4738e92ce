"""The renewal of a signing PIN or second factor: it is lost, and somebody else vouches that it is them who asks."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.second_factors import factor_of
from qms.people.units import Unit

from . import rules
from .states import RenewalState

S = RenewalState
SERIES = "MK"


class Lost(models.TextChoices):
    """What a person lost."""

    PIN = "pin", _("Signing PIN")
    FACTOR = "second_factor", _("Telephone or recovery codes of the second factor")


class PinRenewal(MovingRecord):
    """Asked for by the person, confirmed by another: a password alone, whoever reset it, makes no new PIN."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="pin_renewals"
    )
    why = models.CharField(_("what happened"), max_length=300)
    lost = models.CharField(_("what is lost"), max_length=20, choices=Lost, default=Lost.PIN)
    state = StateField(RenewalState, S.ASKED)

    who_creates = (rules.asks_for_themselves,)
    needs_to_create = (rules.has_what_is_lost,)
    reads_with = ("unit", "person", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("renewal of a signing PIN or second factor")
        verbose_name_plural = _("renewals of signing PINs and second factors")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(state=S.ASKED), name="one_open_renewal_per_person")
        ]

    @classmethod
    def begin(cls, *, actor, why, lost=Lost.PIN):
        """Raises ValidationError where one waits already, or the person holds no post."""
        if cls.objects.filter(person=actor.person, state=S.ASKED).exists():
            raise ValidationError(gettext("You have asked for it already; it waits for an answer."))
        if not actor.posts and lost == Lost.PIN:
            raise ValidationError(gettext("Whoever holds no post signs nothing."))
        unit = actor.posts[0].unit if actor.posts else Unit.objects.filter(parent=None).first()
        year = str(today().year)
        number = f"{SERIES}-{year}-{next_number('signing_pins', year):04d}"
        return cls(number=number, unit=unit, person=actor.person, why=why, lost=lost)

    @classmethod
    def also_visible_to(cls, user):
        """Each sees their own."""
        return Q(person=user)

    # ── Acts, in the order of the work

    @act(
        _("Confirm that it is this person"),
        [S.ASKED],
        S.CONFIRMED,
        who=[rules.may_confirm],
        rules=[rules.is_not_the_person],
        sign=True,
        follows=_("What is lost counts no more. The person sets another; they and top management are told."),
    )
    def confirm(self, *, actor):
        """Vouch for the person; ask them yourself, face to face or by telephone."""

    @act(
        _("Refuse"),
        [S.ASKED],
        S.REFUSED,
        who=[rules.may_confirm],
        rules=[rules.is_not_the_person],
        reason=True,
        follows=_("All stays as it is; the person is told."),
    )
    def refuse(self, *, actor):
        """It was not they who asked, or they need none."""

    @act(
        _("Withdraw"),
        [S.ASKED],
        S.WITHDRAWN,
        who=[rules.is_the_person],
        follows=_("Nobody is asked any more."),
    )
    def withdraw(self, *, actor):
        """It was found or remembered."""

    # ── Questions

    def title_text(self):
        return str(self.person)

    title_text.short_description = _("person")

    @property
    def is_there(self):
        """Whether the person has what they say is lost."""
        return bool(self.person.signing_pin) if self.lost == Lost.PIN else factor_of(self.person) is not None

    def signed_content(self):
        """For whom somebody vouches, for what, and why it was asked."""
        return "\n".join((self.number, self.person.username, self.lost, self.why))
