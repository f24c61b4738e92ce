"""A duty: who has which part in what, and what they may decide there, by a decision on roles (5.3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind

from . import rules
from .queries import DutyQuerySet
from .states import LASTING, DutyState, Share

S = DutyState
TOLD = ("unit", "post", "person", "outside", "share", "words", "authority")


class Duty(MovingRecord):
    """A place of the matrix of responsibilities; its unit is the one that has the duty."""

    decision = models.ForeignKey(
        "roles.RoleDecision", models.PROTECT, verbose_name=_("decision on roles"), related_name="duties"
    )
    post = models.CharField(_("post"), max_length=40, choices=PostKind, blank=True)
    person = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="+"
    )
    outside = models.CharField(_("bearer that is no unit here"), max_length=200, blank=True)
    share = models.CharField(_("share in it"), max_length=20, choices=Share)
    words = models.TextField(pgettext_lazy("duties", "duty"))
    authority = models.TextField(_("authority: what may be decided or asked for"), blank=True)
    state = StateField(DutyState, S.PREPARED)

    objects = DutyQuerySet.as_manager()

    who_creates = (rules.writes_its_decision,)
    needs_to_create = (rules.decision_is_written,)
    belongs_to = ("decision",)
    reads_with = ("unit", "decision__unit", "person", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = pgettext_lazy("duties", "duty")
        verbose_name_plural = _("duties")

    @classmethod
    def begin(cls, *, actor, decision, unit, **values):
        year = str(today().year)
        told = {name: values[name] for name in TOLD if values.get(name)}
        number = f"TQ-{year}-{next_number('duties', year):04d}"
        return cls(number=number, decision=decision, unit=unit, **told)

    # ── Acts

    @act(
        _("Edit"),
        [S.PREPARED],
        SAME,
        who=[rules.writes_its_decision],
        rules=[rules.decision_is_written],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, **values):
        """Say it better, while its decision is written."""
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name])

    @act(_("Give the duty"), [S.PREPARED], S.HELD, who=[only_as_part])
    def take_effect(self, *, actor):
        """Its decision is in force."""

    @act(_("End with the decision"), list(LASTING), S.ENDED, who=[only_as_part])
    def lapse(self, *, actor):
        """Its decision holds no more."""

    @act(
        _("End the duty"),
        list(LASTING),
        S.ENDED,
        who=[rules.writes_its_decision],
        rules=[rules.decision_is_not_being_signed],
        reason=True,
        follows=_("Nobody has it any more; to give it to another takes another decision."),
    )
    def end(self, *, actor):
        """It falls away, or the bearer left."""

    # ── Questions

    def title_text(self):
        return f"{self.get_share_display()}: {self.words}"[:300]

    title_text.short_description = pgettext_lazy("duties", "duty")

    def bearer(self):
        """Who has it, as exactly as the decision says: somebody outside, a person, a post, or the whole unit."""
        return self.outside or (str(self.person) if self.person else "") or self.get_post_display() or str(self.unit)

    bearer.short_description = pgettext_lazy("duties", "bearer")

    def search_words(self):
        return [*super().search_words(), self.words, self.authority, self.outside]

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees who has which duty in their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
