"""What every dossier is, whoever runs it: its facts, its collaborators, and what can be asked of it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.row_keys import HeldKey, TargetKey
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.lateness import HasDeadline

from .case_clock import CaseClock
from .case_lateness import lateness_of
from .hands import Hands
from .newer_version import NewerVersion
from .opinion_round import is_opinion
from .queries import CaseQuerySet, also_seen_by
from .source import Source
from .states import CaseResult, Channel, Handover, national_code_of
from .taking_in import TakingIn
from .way import Way


class Dossier(HasDeadline, MovingRecord):
    """The facts of a dossier, run here or followed; its state and its acts are the Case's."""

    procedure = models.ForeignKey("controlled.Document", models.PROTECT, verbose_name=_("procedure"), related_name="+")
    version = models.ForeignKey(
        "procedures.ProcedureVersion", models.PROTECT, verbose_name=_("version"), related_name="cases"
    )
    moved_to = models.ForeignKey(
        "procedures.ProcedureVersion",
        models.PROTECT,
        verbose_name=_("moved to version"),
        null=True,
        editable=False,
        related_name="+",
    )
    source_system = models.CharField(_("source system"), max_length=60, blank=True, help_text=_("Empty: run here."))
    source_code = models.CharField(_("dossier code there"), max_length=60, blank=True)
    national_code = models.PositiveSmallIntegerField(_("national code of the state"), default=2, editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.COUNTER)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    applicant = models.ForeignKey("evidence.Identity", models.PROTECT, verbose_name=_("applicant"), related_name="+")
    applicant_digest = models.CharField(max_length=100, editable=False)
    parts_present = models.JSONField(_("parts present"), default=list, blank=True)
    receiving_unit = models.ForeignKey("people.Unit", models.PROTECT, verbose_name=_("received at"), related_name="+")
    received_by = models.ForeignKey("people.User", models.PROTECT, verbose_name=_("received by"), related_name="+")
    received_at = models.DateTimeField(_("dossier received"))
    in_hand_since = models.DateTimeField(_("complete at the desk since"), null=True, editable=False)
    desk_due_at = models.DateTimeField(_("to be accepted by"), null=True, editable=False, db_index=True)
    desk_late = models.BooleanField(_("the desk answered late"), default=False, editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    first_due_at = models.DateTimeField(_("first appointment"), null=True, editable=False)
    extended = models.DecimalField(_("extended by"), max_digits=8, decimal_places=2, default=0, editable=False)
    due_at = models.DateTimeField(_("due"), null=True, editable=False, db_index=True)
    promised_at = models.DateTimeField(_("newly promised"), null=True, editable=False)
    ended_at = models.DateTimeField(_("work ended"), null=True, editable=False)
    result = models.CharField(_("how it ended"), max_length=20, choices=CaseResult, blank=True, editable=False)
    result_number = models.CharField(_("number of the result"), max_length=120, blank=True)
    delivered_at = models.DateTimeField(_("handed over"), null=True, editable=False)
    delivered_how = models.CharField(_("how handed over"), max_length=10, choices=Handover, blank=True)
    told_at = models.DateTimeField(_("as told at"), null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    moves_with_calendar = True
    moved_elsewhere = "NEW.source_system <> ''"
    belongs_to = ("procedure", "version", "moved_to")
    reads_with = (
        *("unit", "receiving_unit", "received_by", "procedure", "applicant"),
        *("version__revision", "moved_to__revision"),
    )
    parts = ("case_steps", "pauses", "letters", "messages", "version_changes", "opinions")

    class Meta(MovingRecord.Meta):
        abstract = True
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        constraints = [
            TargetKey(fields=["id", "version"], name="a_case_has_its_version"),
            Guard(
                name="cases_case_version",
                event="UPDATE",
                when="NEW.version_id <> OLD.version_id",
                says="cases_case: a case keeps the version it began with",
            ),
            HeldKey(
                name="a_case_is_moved_by_a_recorded_change",
                fields=["id", "moved_to_id"],
                target="cases_versionchange",
                target_fields=["case_id", "to_version_id"],
                events=["INSERT", "UPDATE"],
            ),
            Guard(
                name="cases_case_moved",
                event="UPDATE",
                when="OLD.moved_to_id IS NOT NULL AND NEW.moved_to_id IS NULL",
                says="cases_case: a case that was moved to a newer version does not go back",
            ),
            Guard(
                name="cases_case_source",
                event="UPDATE",
                when="NEW.source_system <> OLD.source_system OR NEW.source_code <> OLD.source_code",
                says="cases_case: a case is followed, or run here, from its beginning on",
            ),
            Guard(
                name="cases_case_told",
                event="INSERT",
                when="(NEW.source_system <> '') <> (NEW.told_at IS NOT NULL)",
                says="cases_case: a followed case has what its source told, and no other case has",
            ),
            models.UniqueConstraint(
                fields=["source_system", "source_code"],
                condition=~models.Q(source_system=""),
                name="a_dossier_is_followed_once",
            ),
        ]

    def fill_in(self):
        if not self.is_followed():  # else its code is the one that was told
            self.national_code = national_code_of(self.state, self.channel, self.result)
        super().fill_in()

    # ── Questions

    clock = cached_property(CaseClock)  # its due moments, its pauses, and what can be said of them
    taking_in = cached_property(TakingIn)  # how long it lies at the desk until somebody takes it up
    way = cached_property(Way)  # its way through the steps
    hands = cached_property(Hands)  # in whose hands it is
    source = cached_property(Source)  # the system that runs it, where that is not this one
    newer = cached_property(NewerVersion)  # the version to which it may be moved, and what that would mean

    def title_text(self):
        return self.subject or self.procedure.title

    title_text.short_description = _("subject")

    def search_words(self):
        return [self.number, self.source_code, self.subject, self.procedure.number, self.procedure.title]

    def lateness(self):
        return lateness_of(self)

    def is_followed(self):
        """Whether another system runs it, and this one only follows."""
        return bool(self.source_system)

    def stands_on(self):
        """In words, at which steps it is: the open ones, or what its source told last."""
        if self.is_followed():
            return next((move.what for move in reversed(self.source.moves()) if move.what), "")
        return "; ".join(str(row.step) for row in self.way.open())

    def runs_on(self):
        """The version whose steps it goes: the one it began with, or the newer one to which it was moved."""
        return self.moved_to or self.version

    def is_accepted(self):
        return self.accepted_at is not None

    def missing_parts(self):
        """Names of the mandatory parts that are not present."""
        wanted = (part.name for part in self.version.active_parts() if part.mandatory)
        return [name for name in wanted if name not in self.parts_present]

    def still_waits_for(self, task):
        parts = self.way.opinions.open() if is_opinion(task) else self.way.open()
        return task.part_id is None or any(part.pk == task.part_id for part in parts)

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)

    def is_visible_to(self, user):
        return self.hands.are_of(user) or super().is_visible_to(user)
