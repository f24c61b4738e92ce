"""The matter of a nonconformity: what was wrong, who settles it by when, and how it was judged (8.7, 10.2)."""

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import attach
from qms.evidence.links import origins_of
from qms.ledger.guards import Guard
from qms.ledger.now import now
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.lateness import HasDeadline

from ..actions.origins import TakesActions
from .containment import Containment
from .effect import Effect
from .elsewhere import Elsewhere
from .improvement import Improvement
from .queries import NonconformityQuerySet, also_seen_by
from .rounds import Rounds
from .states import ACTION_STATES, OWNED_STATES, Ending, Method, NonconformityState, Severity, Source
from .work import Work

S = NonconformityState


class Matter(HasDeadline, TakesActions, MovingRecord):
    """Everything that is known of a nonconformity; what is done with it, its acts say."""

    title = models.CharField(_("what was wrong, in short"), max_length=200)
    description = models.TextField(_("what was wrong"))
    step = models.CharField(_("at which step"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=20, choices=Source, default=Source.SELF_DETECTED)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity, blank=True)
    process = models.ForeignKey(
        "map.Process", models.PROTECT, verbose_name=_("process"), null=True, blank=True, related_name="+"
    )
    clause = models.ForeignKey(
        "map.Clause", models.PROTECT, verbose_name=_("clause"), null=True, blank=True, related_name="+"
    )
    detected_on = models.DateField(_("found on"))
    owner = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("person in charge"), null=True, blank=True, related_name="+"
    )
    verifier = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("verifier of the effect"), null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("settled by"), null=True, blank=True, db_index=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)
    probable_cause = models.ForeignKey(
        "causes.Cause", models.PROTECT, verbose_name=_("probable cause"), null=True, blank=True, related_name="+"
    )
    provider = models.ForeignKey(
        "providers.Provider", models.PROTECT, verbose_name=_("caused by the provider"), null=True, related_name="+"
    )
    analysis_method = models.CharField(_("method"), max_length=20, choices=Method, blank=True)
    analysis = models.JSONField(_("analysis"), default=dict, blank=True)
    other_processes_checked = models.TextField(_("other processes checked"), blank=True)
    criterion = models.TextField(_("criterion of the effect"), blank=True)
    waiting_days = models.PositiveSmallIntegerField(_("waiting days"), null=True, blank=True)
    check_due_on = models.DateField(_("effect judged from"), null=True, editable=False, db_index=True)
    judge_by = models.DateField(_("effect judged by"), null=True, editable=False)
    check_opened_at = models.DateTimeField(_("check opened"), null=True, editable=False)
    judged = models.TextField(_("how the criterion was judged"), blank=True)
    judged_evidence = models.TextField(_("what shows the effect"), blank=True)
    ending = models.CharField(_("how it was closed"), max_length=20, choices=Ending, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, editable=False, db_index=True)

    objects = NonconformityQuerySet.as_manager()

    reads_with = ("unit", "created_by", "owner", "verifier", "process", "clause", "provider")
    parts = ("corrections", "root_causes", "remedies", "ended_rounds", "elsewhere")

    class Meta(MovingRecord.Meta):
        abstract = True
        verbose_name = _("nonconformity")
        verbose_name_plural = _("nonconformities")
        constraints = [
            models.CheckConstraint(condition=~Q(owner=F("verifier")), name="nobody_judges_their_own_nonconformity"),
            models.CheckConstraint(
                condition=Q(waiting_days__isnull=True) | Q(waiting_days__gte=1), name="an_effect_takes_at_least_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state=S.CLOSED) | (Q(closed_at__isnull=False) & ~Q(ending="")),
                name="a_closed_nonconformity_says_when_and_how",
            ),
            Guard(
                name="nonconformities_nonconformity_ended",
                event="UPDATE",
                when="OLD.state IN ('closed', 'rejected') AND NEW.state = OLD.state",
                says="nonconformities_nonconformity: what is closed is reopened, never rewritten",
            ),
            Guard(
                name="nonconformities_nonconformity_rounds",
                event="UPDATE",
                when="NEW.round < OLD.round OR NEW.round > OLD.round + 1",
                says="nonconformities_nonconformity: rounds follow one another",
            ),
        ]

    # ── What several acts do

    def _attach(self, files):
        for file in files:
            attach(self, file, "evidence")

    def _close(self, ending):
        self.ending, self.closed_at = ending, now()

    # ── Collaborators

    work = cached_property(Work)  # what was done about it in this round, and by whom
    containment = cached_property(Containment)  # its corrections
    improvement = cached_property(Improvement)  # its causes, and the actions against them
    places = cached_property(Elsewhere)  # where the same cause is looked for
    effect = cached_property(Effect)  # whether it helped
    rounds = cached_property(Rounds)  # how often it was worked on

    # ── Questions

    def owner_of_actions(self):
        return self.owner

    def takes_actions(self):
        """Only while a round is being planned or implemented."""
        return self.state in ACTION_STATES

    def takes_outputs(self):
        """Wrong results are decided on from when it is taken on until it is closed."""
        return self.state in OWNED_STATES

    def unsettled_outputs(self):
        """The wrong results themselves that are not put right (8.7)."""
        return self.outputs.unsettled()

    def origins(self):
        """The records from which it came, oldest first."""
        return origins_of(self)

    def still_waits_for(self, task):
        """A task of a row waits for whoever is named for it, while the row is open."""
        if task.part_id is None:
            return True
        return self.places.open_rows().filter(pk=task.part_id, checker=task.person_id).exists()

    def title_text(self):
        return self.title

    def search_words(self):
        return [self.number, self.title, self.description, self.step]

    def due_at(self):
        """The moment at which its day ends by the calendar of its unit: of the work, or of the judgement; or None."""
        day = self.judge_by if self.state == S.EFFECTIVENESS_CHECK else self.due_on
        return self.calendar.end_of_term(day) if day else None

    def awaited_until(self):
        return self.due_at() if self.state in OWNED_STATES else None

    def due_shown(self):
        return localdate(self.closed_at) if self.closed_at else None

    def signed_content(self):
        return self.effect.signed_content()

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)
