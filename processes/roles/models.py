"""A decision on roles: written with its duties, signed by top management, replaced by the next (5.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.door import follow
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration

from . import rules
from .duties import Duty
from .queries import DecisionQuerySet
from .states import OPEN, DecisionKind, DecisionState

__all__ = ["Duty", "RoleDecision"]
S = DecisionState
TOLD = ("title", "kind", "grounds", "replaces")


class RoleDecision(MovingRecord):
    """By which words of the leaders units, posts and persons have their duties: of a body, of a post, of a plan."""

    title = models.CharField(_("what is decided"), max_length=300)
    kind = models.CharField(_("kind of decision"), max_length=20, choices=DecisionKind)
    grounds = models.TextField(pgettext_lazy("role decision", "grounds"), blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("decision it replaces"), null=True, blank=True, related_name="+"
    )
    decision = models.CharField(_("number of the decision"), max_length=60, blank=True, editable=False)
    decided_on = models.DateField(_("day of the decision"), null=True, editable=False)
    signed_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("signed by"), null=True, related_name="+", editable=False
    )
    state = StateField(DecisionState, S.DRAFT)

    objects = DecisionQuerySet.as_manager()

    who_creates = (rules.writes,)
    belongs_to = ("replaces",)
    reads_with = ("unit", "replaces", "signed_by", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("decision on roles")
        verbose_name_plural = _("decisions on roles")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=S.IN_FORCE) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="roles_are_given_by_a_numbered_decision",
            )
        ]

    @classmethod
    def begin(cls, *, actor, unit, **values):
        year = str(today().year)
        told = {name: values[name] for name in TOLD if values.get(name)}
        return cls(number=f"QĐPC-{year}-{next_number('role_decisions', year):03d}", unit=unit, **told)

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.writes], follows=_("What stood before stays in the history."))
    def edit(self, *, actor, **values):
        """Say it better; its duties are edited one by one."""
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name])

    @act(
        _("Submit"),
        [S.DRAFT],
        S.SUBMITTED,
        who=[rules.writes],
        rules=[rules.gives_duties],
        follows=_("Top management is asked to sign it; its duties stay as they are now."),
    )
    def submit(self, *, actor):
        """Ask for the signature."""

    @act(
        _("Put the decision in force"),
        [S.SUBMITTED],
        S.IN_FORCE,
        who=[rules.signs, rules.did_not_write],
        follows=_("Its duties are given and whoever is named is told; the decision it replaces ends with its duties."),
    )
    def put_in_force(self, *, actor, decision, decided_on, file=None):
        """It is signed: by this number, on this day."""
        if decided_on > today():
            raise ValidationError({"decided_on": [_("This day lies in the future.")]})
        self.decision, self.decided_on, self.signed_by = decision.strip(), decided_on, actor.person
        if file:
            attach(self, file)
        if self.replaces and self.replaces.state == S.IN_FORCE:
            follow(self.replaces.make_way, actor=actor)
        for duty in self.duties.lasting():
            follow(duty.take_effect, actor=actor)

    @act(
        _("Return for change"),
        [S.SUBMITTED],
        S.DRAFT,
        who=[rules.signs],
        reason=True,
        follows=_("Whoever wrote it is asked to change it."),
    )
    def return_for_change(self, *, actor):
        """Not as it is."""

    @act(_("Make way for another"), [S.IN_FORCE], S.REPLACED, who=[only_as_part])
    def make_way(self, *, actor):
        """The decision that replaces it is in force."""
        self._end_duties(actor)

    @act(
        _("End the decision"),
        [S.IN_FORCE],
        S.ENDED,
        who=[rules.signs],
        reason=True,
        follows=_("Its duties end with it, and nothing takes their place."),
    )
    def end(self, *, actor):
        """The body is dissolved, the work is over."""
        self._end_duties(actor)

    @act(
        _("Drop"),
        list(OPEN),
        S.DROPPED,
        who=[rules.writes],
        reason=True,
        follows=_("Nobody is asked any more; what is in force stays."),
    )
    def drop(self, *, actor):
        """It is not decided."""
        self._end_duties(actor)

    # ── Questions

    def _end_duties(self, actor):
        for duty in self.duties.lasting():
            follow(duty.lapse, actor=actor)

    def title_text(self):
        return self.title

    title_text.short_description = _("what is decided")

    def search_words(self):
        return [*super().search_words(), self.decision, self.grounds]

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees who has which duty in their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
