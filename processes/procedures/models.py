"""A version of a procedure: what the revision of its document says as data, so that dossiers can run on it."""

from datetime import time

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from documents.controlled.states import DocumentKind, RevisionState
from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.limits import GIVEN_AS_NUMBER, FirstDay, LimitIn

from . import rules
from .asked_opinions import AskedOpinion
from .branches import Branch
from .definition import NOBODY_HAS_COMPARED_IT, definition_of, facts_compared
from .definition_rows import bring_in_line, known_units, set_facts
from .limit import Limit
from .parts import ExtensionGround, Incompatibility, Outcome, RequiredPart, Step, StepField
from .problems import problems_of
from .states import VersionState

__all__ = [
    "AskedOpinion", "Branch", "ExtensionGround", "Incompatibility", "Outcome", "ProcedureVersion", "RequiredPart",
    "Step", "StepField", "effective_version", "version_of",
]  # fmt: skip

S = VersionState


class ProcedureVersion(MovingRecord):
    """The definition that belongs to one revision of a procedure's document (4.4.1, 8.1)."""

    revision = models.OneToOneField(
        "controlled.DocumentRevision",
        verbose_name=_("revision"),
        on_delete=models.PROTECT,
        related_name="procedure_version",
    )
    national_code = models.CharField(_("national code"), max_length=40, blank=True)
    field = models.CharField(_("field of administration"), max_length=100, blank=True)
    unit_in_charge = models.ForeignKey(
        "people.Unit", verbose_name=_("unit in charge"), on_delete=models.PROTECT, related_name="+"
    )
    internal = models.BooleanField(_("the office's own procedure"), default=False)
    limit_in = models.CharField(_("limit given in"), max_length=20, choices=GIVEN_AS_NUMBER, default=LimitIn.DAYS)
    legal_limit = models.DecimalField(_("time limit by law"), max_digits=8, decimal_places=2, null=True, blank=True)
    committed = models.DecimalField(_("time promised"), max_digits=8, decimal_places=2, null=True, blank=True)
    first_day = models.CharField(_("how the day of receipt counts"), max_length=20, choices=FirstDay, blank=True)
    first_day_ground = models.CharField(_("by which decision it counts so"), max_length=300, blank=True)
    same_day = models.BooleanField(_("result within the day"), default=False)
    cutoff = models.TimeField(_("received later counts from the next working day"), null=True, blank=True)
    fee = models.CharField(_("fee"), max_length=300, blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    verified_by = models.ForeignKey(
        "people.User",
        models.PROTECT,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    verified_on = models.DateField(_("verified on"), null=True, editable=False)
    verification_note = models.TextField(_("note on verification"), blank=True)
    supplements_allowed = models.PositiveSmallIntegerField(_("supplements allowed"), default=1)
    apologies_allowed = models.PositiveSmallIntegerField(_("apologies allowed"), default=1)
    state = StateField(VersionState, S.DRAFTED)

    who_creates = (only_as_part,)
    belongs_to = ("revision",)
    reads_with = ("unit", "unit_in_charge", "revision__document", "revision__author")
    parts = ("steps", "required_parts", "extension_grounds")

    DEFAULT_CUTOFF = time(15, 0)

    class Meta(MovingRecord.Meta):
        verbose_name = _("version of a procedure")
        verbose_name_plural = _("versions of procedures")
        constraints = [
            models.CheckConstraint(
                condition=Q(verified=False) | Q(verified_by__isnull=False, verified_on__isnull=False),
                name="a_version_is_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(limit_in=LimitIn.SAME_DAY), name="a_result_within_the_day_has_its_own_field"
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, revision, definition=None):
        version = cls(revision=revision, number=revision.number, unit=revision.unit, unit_in_charge=revision.unit)
        if definition:
            set_facts(version, definition | NOBODY_HAS_COMPARED_IT, known_units())
        return version

    def after_creation(self, *, actor, revision, definition=None):
        """A new revision begins with the definition that is in force."""
        if definition:
            bring_in_line(self, definition | NOBODY_HAS_COMPARED_IT)

    # ── Acts

    @act(
        _("Save the steps"),
        [S.DRAFTED],
        SAME,
        who=[rules.is_author],
        rules=[rules.revision_is_draft],
        follows=_("The draft is saved with its steps; what is still wrong is listed and does not get lost."),
    )
    def define(self, *, actor, definition):
        """Bring the rows in line with a whole definition, in the shape of fixtures/procedures.toml."""
        before = facts_compared(self) if self.verified_by_id else None  # else there is nothing to hold to
        bring_in_line(self, definition)
        self._note_who_verified(before, actor)

    def _note_who_verified(self, before, actor):
        """Whoever says that it was compared stands by it with their name; it holds for the facts as they then were."""
        if not self.verified:
            self.verified_by = self.verified_on = None
        elif self.verified_by_id is None or facts_compared(self) != before:
            self.verified_by, self.verified_on = actor.person, today()

    @act(_("Freeze"), [S.DRAFTED], S.FROZEN, who=[only_as_part])
    def freeze(self, *, actor):
        """Hold the definition as it was submitted."""

    @act(_("Thaw"), [S.FROZEN], S.DRAFTED, who=[only_as_part])
    def thaw(self, *, actor):
        """Let the author change the definition again."""

    # ── Questions

    def title_text(self):
        return self.revision.title_text()

    def search_words(self):
        return [self.number, self.title_text(), self.national_code, self.field]

    def lacks_steps(self):
        """Whether it was taken over as it was issued, and nobody has written its steps."""
        return self.revision.taken_over_by_id is not None and not self.active_steps()

    def label(self):
        """Issue and amendment of its revision."""
        return self.revision.label()

    label.short_description = _("version")

    def revision_state(self):
        """The state of its revision, in words."""
        return self.revision.get_state_display()

    revision_state.short_description = _("state of the revision")

    def title(self):
        """What the procedure is called in this version."""
        return self.revision.title

    title.short_description = _("procedure")

    def is_doubtful(self):
        """Whether it binds citizens and nobody has compared it with the published decision."""
        return not (self.verified or self.internal)

    def is_current(self):
        """Whether its revision is in force."""
        return self.revision.state == RevisionState.EFFECTIVE

    def active_steps(self):
        """The steps in their order, with outcomes, fields and incompatibilities."""
        asked = AskedOpinion.objects.filter(step=OuterRef("pk"), active=True)
        rows = self.steps.active().select_related("unit").annotate(asks=Exists(asked))
        outcomes = Prefetch("outcomes", Outcome.objects.select_related("leads_to"))
        branches = Prefetch("branches", Branch.objects.select_related("outcome", "field__step", "leads_to"))
        steps = list(rows.prefetch_related("fields", outcomes, branches, "incompatibilities__earlier"))
        asking = [step for step in steps if step.asks]  # who asks nobody costs no question
        prefetch_related_objects(asking, Prefetch("asked_opinions", AskedOpinion.objects.select_related("unit")))
        for step in steps:
            step.version = self
        return steps

    def active_parts(self):
        """What a dossier consists of, in order."""
        return list(self.required_parts.active())

    def first_step(self):
        """Where a dossier begins, or None while no step is defined."""
        return self.steps.active().first()

    limit = cached_property(Limit)  # the time for the work, as promised and by law

    def promised(self):
        """The time promised, in words."""
        return self.limit.promised()

    def definition(self):
        """The whole definition as plain data, in the shape of fixtures/procedures.toml."""
        return definition_of(self)

    def problems(self):
        """What is still wrong with the definition."""
        return problems_of(self.definition())

    @classmethod
    def also_visible_to(cls, user):
        """Who may see the revision may see its steps."""
        return Q(revision__in=DocumentRevision.objects.visible_to(user).values("pk"))


def effective_version(document):
    """The version in force of a document, or None."""
    found = ProcedureVersion._base_manager.filter(revision__document=document, revision__state=RevisionState.EFFECTIVE)
    return found.select_related(*ProcedureVersion.reads_with).first()


def version_of(revision):
    """The procedure's version of a revision, or None for other documents, about which nothing is asked."""
    if revision.document.kind != DocumentKind.PROCEDURE:
        return None
    found = ProcedureVersion._base_manager.filter(revision=revision)
    return found.select_related(*ProcedureVersion.reads_with).first()
