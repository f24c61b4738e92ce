"""What qualifies a person to audit, from a day to a day (7.2 d)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.rules import by_post

from . import rules
from .queries import QualificationQuerySet
from .states import QualificationState

S = QualificationState
SERIES = "DGV"
keeps_the_system = by_post(*SYSTEM_KEEPERS)


class Qualification(MovingRecord):
    """A person may audit from a day to a day; the evidence is named. Its unit is the administration."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="audit_qualifications",
    )
    may_lead = models.BooleanField(_("may lead an audit"), default=False)
    grounds = models.CharField(_("certificate or decision"), max_length=300)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day, included."))
    state = StateField(QualificationState, S.ON_RECORD)

    objects = QualificationQuerySet.as_manager()

    who_creates = (keeps_the_system, rules.is_of_somebody_else)
    reads_with = ("unit", "person")
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("auditor's qualification")
        verbose_name_plural = _("auditors' qualifications")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_qualification_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return self.title_text()

    @classmethod
    def begin(cls, *, actor, person, grounds, since, until=None, may_lead=False):
        given = {"person": person, "grounds": grounds.strip(), "since": since, "until": until, "may_lead": may_lead}
        qualification = cls(unit=administration_of(actor.person), **given)
        qualification.refuse_disorder()
        qualification.number = f"{SERIES}-{next_number(SERIES):03d}"
        return qualification

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees who may audit in their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))

    @act(
        pgettext_lazy("qualification", "End"),
        [S.ON_RECORD],
        SAME,
        who=[keeps_the_system, rules.is_of_somebody_else],
        reason=True,
        follows=_("After its last day the person is chosen for no audit; what they audited before stays."),
    )
    def end(self, *, actor, until):
        """Say on which day it ends, not later than it would have."""
        if self.until and until > self.until:
            raise ValidationError({"until": [_("It ends earlier than that: enter a new qualification instead.")]})
        self.until = until
        self.refuse_disorder()

    def refuse_disorder(self):
        """It ends on the day it begins, or later."""
        if self.until and self.until < self.since:
            raise ValidationError({"until": [_("The last day is before the first.")]})

    def is_in_force(self):
        """Whether it holds today."""
        return self.since <= today() and (self.until is None or self.until >= today())

    is_in_force.short_description = _("qualified today")

    def title_text(self):
        return f"{self.person}: {self.grounds}"
