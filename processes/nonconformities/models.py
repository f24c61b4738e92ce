"""A nonconformity: from the report to the proof that its causes are gone, and its arrows (8.7, 10.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import attach
from qms.evidence.links import link
from qms.ledger.guards import Guard
from qms.ledger.now import now, today
from qms.lifecycle.acts import SAME, act
from qms.lifecycle.flows import reopen as ask_anew
from qms.lifecycle.moving import MovingRecord
from qms.lifecycle.state import StateField
from qms.workdays.lateness import HasDeadline

from ..actions.origins import TakesActions
from . import rules
from .containing import Containing
from .improving import Improving
from .judging import Judging
from .naming import check_day, check_persons, first_words, missing_of, new_number, owner_refused
from .queries import NonconformityQuerySet, also_seen_by
from .showing import Shown
from .states import OWNED_STATES, Ending, Method, NonconformityState, Severity, Source
from .work import Work

S = NonconformityState
REPORTED = ("title", "description", "step", "unit", "process", "clause", "detected_on")


# The later stage stands first, so that acts are told in the order of the work.
class Nonconformity(Judging, Improving, Containing, Shown, HasDeadline, TakesActions, MovingRecord):
    """Something was not as required: it is corrected, its causes are removed, and somebody else sees that it helped."""

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
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("person in charge"),
        null=True,
        blank=True,
        related_name="+",
    )
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("verifier of the effect"),
        null=True,
        blank=True,
        related_name="+",
    )
    due_on = models.DateField(_("settled by"), null=True, blank=True, db_index=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)
    probable_cause = models.ForeignKey(
        "causes.Cause",
        models.PROTECT,
        verbose_name=_("probable cause"),
        null=True,
        blank=True,
        related_name="+",
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
    state = StateField(S, S.REPORTED)

    objects = NonconformityQuerySet.as_manager()

    who_creates = (rules.may_report,)
    reads_with = ("unit", "created_by", "owner", "verifier", "process", "clause")
    parts = ("corrections", "root_causes", "remedies", "ended_rounds")

    class Meta(MovingRecord.Meta):
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

    # ── Creation

    @classmethod
    def begin(cls, *, actor, description, unit, title="", origin=None, detected_on=None, **values):
        wanted = ("source", "severity", "process", "clause", "step")
        check_day("detected_on", detected_on)
        return cls(
            number=new_number(),
            title=title.strip() or first_words(description),
            description=description.strip(),
            unit=unit,
            detected_on=detected_on or today(),
            **{name: values[name] for name in wanted if values.get(name)},
        )

    def after_creation(self, *, actor, origin=None, files=(), **values):
        if origin is not None:
            link(origin, self)
        self._keep(files)

    # ── Acts, in the order of the work

    @act(
        _("Change the report"),
        [S.REPORTED],
        SAME,
        who=[rules.is_reporter],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, files=(), **values):
        """The reporter says it better while nobody has decided on it."""
        check_day("detected_on", values.get("detected_on"))
        for name in REPORTED:
            if name in values:
                setattr(self, name, values[name])
        missing_of(self, "description", "unit", "detected_on")
        self.title = self.title.strip() or first_words(self.description)
        self._keep(files)
        ask_anew(self, "triage")

    @act(
        _("Take on"),
        [S.REPORTED],
        S.ACCEPTED,
        who=[rules.is_quality_manager],
        follows=_("The owner is asked to contain it: to correct the thing itself at once."),
    )
    def accept(self, *, actor, owner=None, severity="", clause=None, unit=None, process=None, due_on=None):
        """It is one: say how grave it is, against which clause, and who answers for it."""
        self.owner, self.severity = owner or self.owner, severity or self.severity
        self.clause, self.unit = clause or self.clause, unit or self.unit
        self.process, self.due_on = process or self.process, due_on or self.due_on
        missing_of(self, "owner", "severity", "clause", "unit")
        owner_refused(self, actor)

    @act(
        _("Reject"),
        [S.REPORTED, S.ACCEPTED],
        S.REJECTED,
        who=[rules.is_quality_manager, rules.is_not_reporter, rules.is_not_owner, rules.did_no_owners_work],
        rules=[rules.is_not_from_a_finding],
        reason=True,
        follows=_("It stays on record with the reason; whoever reported it is told."),
    )
    def reject(self, *, actor):
        """It is none, or it is known already."""

    @act(
        _("Name other persons"),
        list(OWNED_STATES),
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The persons newly named are asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, owner=None, verifier=None):
        """Change owner or verifier, so that nothing stands still because somebody left."""
        self.owner, self.verifier = owner or self.owner, verifier or self.verifier
        if owner is not None:
            owner_refused(self, actor)
        check_persons(self)
        ask_anew(self, self.act_waited_for())

    # ── What several acts do

    def _keep(self, files, purpose="evidence"):
        for file in files:
            attach(self, file, purpose)

    def _close(self, ending):
        self.ending, self.closed_at = ending, now()

    @cached_property
    def work(self):
        """What was done about it in this round, and by whom."""
        return Work(self)

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)
