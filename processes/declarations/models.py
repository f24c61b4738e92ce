"""A declaration: written with the scope of its day, signed by top management, outdated once that changes (4.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part, only_the_clock
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.numbers import next_number
from qms.ledger.alignment import align
from qms.ledger.now import today
from qms.lifecycle.door import follow
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration

from . import rules
from .parts import Exclusion, ScopeProcedure
from .scope import exclusions_of, procedures_of, standard_of
from .states import HOLDING, OPEN, DeclarationState

S = DeclarationState
TOLD = ("places", "activities", "recipients", "portal")
PURPOSE = "declaration"


class Declaration(MovingRecord):
    """That the quality system conforms to the standard, for a scope that the program reckons."""

    standard = models.CharField(_("standard"), max_length=200, editable=False)
    places = models.TextField(_("places where the system is applied"))
    activities = models.TextField(_("activities besides procedures"), blank=True)
    recipients = models.CharField(_("sent to"), max_length=300)
    portal = models.CharField(_("published at"), max_length=300, blank=True)
    decision = models.CharField(_("number of the decision"), max_length=60, blank=True, editable=False)
    decided_on = models.DateField(_("day of the decision"), null=True, editable=False)
    signed_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("signed by"), null=True, related_name="+", editable=False
    )
    state = StateField(DeclarationState, S.DRAFT)

    who_creates = (rules.writes,)
    needs_to_create = (rules.is_only_one_open, rules.has_a_scope)
    parts = ("procedures", "exclusions")
    reads_with = ("unit", "signed_by", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("declaration of conformity")
        verbose_name_plural = _("declarations of conformity")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=HOLDING) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="a_declaration_holds_by_a_decision",
            )
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, **values):
        year = str(today().year)
        number = f"CB-{year}-{next_number('declarations', year):02d}"
        told = {name: values[name] for name in TOLD if values.get(name)}
        unit = administration_of(actor.person)
        return cls(number=number, unit=unit, standard=standard_of(unit), **told)

    def after_creation(self, *, actor, **values):
        self._take_scope()

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.writes], follows=_("The scope is reckoned anew with it."))
    def edit(self, *, actor, **values):
        """Say it better; the scope becomes that of today."""
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name])
        self.standard = standard_of(self.unit)
        self._take_scope()

    @act(
        _("Submit"),
        [S.DRAFT],
        S.SUBMITTED,
        who=[rules.writes],
        rules=[rules.scope_is_of_today],
        follows=_("Top management is asked to sign it; the scope stays as it is now."),
    )
    def submit(self, *, actor):
        """Ask for the signature."""

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

    @act(
        _("Publish the declaration"),
        [S.SUBMITTED],
        S.PUBLISHED,
        who=[rules.signs, rules.did_not_write],
        rules=[rules.scope_is_of_today],
        follows=_("The earlier one is replaced; the decision and the declaration are kept as issued; the year has it."),
    )
    def publish(self, *, actor, decision, decided_on, file=None):
        """Top management declares: by this decision, by this paper."""
        if decided_on > today():
            raise ValidationError({"decided_on": [_("This day lies in the future.")]})
        self.decision, self.decided_on, self.signed_by = decision.strip(), decided_on, actor.person
        if file:
            attach(self, file, purpose=PURPOSE)
        for earlier in Declaration.objects.filter(unit=self.unit, state__in=HOLDING).exclude(pk=self.pk):
            follow(earlier.replace if earlier.state == S.OUTDATED else earlier.make_way, actor=actor)

    @act(
        _("Ask for a new declaration"),
        [S.PUBLISHED],
        S.OUTDATED,
        who=[only_the_clock],
        rules=[rules.scope_differs],
        clock=True,
        follows=_("The quality manager is asked to declare anew."),
    )
    def ask_renewal(self, *, actor):
        """A procedure came, went or is called otherwise, or other clauses are not applied."""

    @act(
        _("Note that the scope is that of the declaration again"),
        [S.OUTDATED],
        S.PUBLISHED,
        who=[only_the_clock],
        rules=[rules.scope_is_of_today],
        clock=True,
        follows=_("Nobody is asked to declare anew any more."),
    )
    def hold_again(self, *, actor):
        """What came went again, or what went came back."""

    @act(_("Replace"), [S.OUTDATED], S.REPLACED, who=[only_as_part])
    def replace(self, *, actor):
        """The new one that was asked for is published."""

    @act(_("Make way for another"), [S.PUBLISHED], S.REPLACED, who=[only_as_part])
    def make_way(self, *, actor):
        """Another is published though nobody was asked for it."""

    @act(
        _("Withdraw the declaration"),
        list(HOLDING),
        S.WITHDRAWN,
        who=[rules.signs],
        reason=True,
        follows=_("It holds no more, and none takes its place."),
    )
    def withdraw(self, *, actor):
        """The office declares no longer that its system conforms."""

    @act(
        _("Drop"),
        list(OPEN),
        S.DROPPED,
        who=[rules.writes],
        reason=True,
        follows=_("Nobody is asked any more; the one that holds stays."),
    )
    def drop(self, *, actor):
        """It is not declared."""

    # ── Questions

    def _take_scope(self):
        """The scope becomes that of today; what it had and has no more goes with it."""
        procedures = {
            (code,): {"title": title, "national_code": national, "field": field}
            for code, title, national, field in procedures_of(self.unit)
        }
        align(ScopeProcedure, self.procedures.all(), ("code",), procedures, declaration=self)
        clauses = {(number,): {"title": title, "why": why} for number, title, why in exclusions_of(self.unit)}
        align(Exclusion, self.exclusions.all(), ("clause",), clauses, declaration=self)

    def has_open_twin(self):
        """Whether another one of its administration is being written."""
        return Declaration.objects.filter(unit=self.unit, state__in=OPEN).exclude(pk=self.pk).exists()

    def title_text(self):
        return _("Declaration of conformity with %(standard)s") % {"standard": self.standard}

    title_text.short_description = _("declaration")

    def count_words(self):
        """How many procedures it covers."""
        return str(self.procedures.filter(active=True).count())

    count_words.short_description = _("procedures covered")

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what their administration declares."""
        return Q(unit__in=whole_administration(user).values("pk"))
