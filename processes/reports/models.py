"""The report of each unit in a reporting round (9.1.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.record import RecordQuerySet
from qms.ledger.entry import current_entry
from qms.ledger.now import now, today
from qms.lifecycle.flows import tell_due
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import units_under, visible_paths
from qms.workdays.lateness import HasDeadline

from ..report_rounds.models import ReportRound
from ..report_rounds.reported_figures import fill_in
from . import rules
from .states import NOT_HANDED_IN, UNSUBMITTED, ReportState

P = ReportState


class ReportQuerySet(RecordQuerySet):
    """Reports, found by their day."""

    def late(self, moment):
        """Those not handed in though their day has passed."""
        return self.filter(state__in=UNSUBMITTED, due_on__lt=today())

    def accepted(self):
        """Those that count in the report of the commune."""
        return self.filter(state=P.ACCEPTED)

    def missing(self):
        """Those neither accepted so far nor left out with a reason already."""
        return self.exclude(state__in=(P.ACCEPTED, P.LEFT_OUT))

    def left_out(self):
        """Those without which the round goes on."""
        return self.filter(state=P.LEFT_OUT)

    def to_look_at(self):
        """Those handed in, at which nobody has looked yet."""
        return self.filter(state=P.SUBMITTED)

    def counted(self):
        """How many there are, and how many of them are handed in and accepted."""
        states = list(self.values_list("state", flat=True))
        handed_in = sum(state not in NOT_HANDED_IN for state in states)
        return {"reports": len(states), "handed_in": handed_in, "accepted": states.count(P.ACCEPTED)}


class PeriodicReport(HasDeadline, MovingRecord):
    """What a unit reports for a round: figures as they then stood, what was done, what hinders, what it asks for."""

    round = models.ForeignKey(
        ReportRound, verbose_name=_("reporting round"), on_delete=models.PROTECT, related_name="reports"
    )
    due_on = models.DateField(_("due"), db_index=True)
    results = models.TextField(_("what was done"), blank=True)
    shortcomings = models.TextField(_("shortcomings and their causes"), blank=True)
    proposals = models.TextField(_("proposals"), blank=True)
    next_work = models.TextField(_("work of the next period"), blank=True)
    figures = models.JSONField(_("figures"), default=list, blank=True, editable=False)
    figures_at = models.DateTimeField(_("figures filled in on"), null=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("drafted by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    submitted_at = models.DateTimeField(_("submitted on"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted on"), null=True, editable=False)
    left_out_why = models.TextField(_("why it was left out"), blank=True, editable=False)
    state = StateField(ReportState, P.DUE)

    objects = ReportQuerySet.as_manager()

    moves_with_calendar = True
    who_creates = (only_as_part,)
    belongs_to = ("round",)
    reads_with = ("unit", "round__unit", "round__plan", "drafted_by", "submitted_by")
    silent = (*MovingRecord.silent, "figures")

    class Meta(MovingRecord.Meta):
        verbose_name = _("periodic report")
        verbose_name_plural = _("periodic reports")
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="a_unit_reports_once_in_a_round")]

    @classmethod
    def begin(cls, *, actor, round, unit):
        return cls(number=f"{round.number}/{unit.code.upper()}", round=round, unit=unit, due_on=round.due_on)

    # ── Acts, in the order of the work

    @act(
        _("Draft"),
        [P.DUE, P.RETURNED],
        P.DRAFTED,
        who=[rules.writes_for_unit],
        follows=_("The figures of the unit are filled in as they stand now; the head of the unit submits the report."),
    )
    def draft(self, *, actor, files=(), **said):
        """Write the report; its figures are filled in by the program and kept with the records they count."""
        self._say(files, said)
        self._fill_in(actor)

    @act(
        _("Go on writing"),
        [P.DRAFTED],
        SAME,
        who=[rules.writes_for_unit],
        follows=_("The figures stay as they are unless you have them filled in anew."),
    )
    def edit(self, *, actor, files=(), anew=False, **said):
        """Change what the draft says."""
        self._say(files, said)
        if anew:
            self._fill_in(actor)
        self.drafted_by = actor.person

    @act(
        _("Submit"),
        [P.DRAFTED],
        P.SUBMITTED,
        who=[rules.heads_unit],
        rules=[rules.has_figures, rules.says_what_was_done],
        follows=_("The collecting unit looks at it; text and figures can't be changed until it is returned."),
    )
    def submit(self, *, actor):
        """The head of the unit answers for the report."""
        self.submitted_by, self.submitted_at = actor.person, now()

    @act(
        _("Return for change"),
        [P.SUBMITTED],
        P.RETURNED,
        who=[rules.collects_reports, rules.has_no_part_in_it],
        reason=True,
        follows=_("The unit writes it anew; what was submitted stays in the history."),
    )
    def return_for_change(self, *, actor):
        """Something is missing or wrong."""

    @act(
        _("Accept"),
        [P.SUBMITTED],
        P.ACCEPTED,
        who=[rules.collects_reports, rules.has_no_part_in_it],
        follows=_("The report counts in the report of the commune."),
    )
    def accept(self, *, actor):
        """The report is complete."""
        self.accepted_at = now()

    @act(
        _("Leave out"),
        list(UNSUBMITTED),
        P.LEFT_OUT,
        who=[rules.collects_reports],
        reason=True,
        follows=_("Nobody is asked for it any more; the unit can still hand it in late."),
    )
    def leave_out(self, *, actor):
        """The round goes on without it; which reports are missing and why stands in the report of the commune."""
        self.left_out_why = current_entry().reason

    @act(
        _("Write it after all"),
        [P.LEFT_OUT],
        P.DRAFTED,
        who=[rules.writes_for_unit],
        follows=_("It is handed in late; what was put together without it stays as it is."),
    )
    def write_late(self, *, actor, files=(), **said):
        """The unit reports all the same, so that its figures and words are on record."""
        self._say(files, said)
        self._fill_in(actor)

    def _say(self, files, said):
        for name, text in said.items():
            setattr(self, name, text)
        for file in files:
            attach(self, file)

    def _fill_in(self, actor):
        self.figures, self.figures_at = fill_in(self, self.unit), now()
        self.drafted_by, self.submitted_by, self.submitted_at = actor.person, None, None

    @act(_("Move the due day with the calendar"), [*UNSUBMITTED], SAME, who=[only_as_part])
    def move_due(self, *, actor, due_on):
        """The last safe day of the round is another, because the working calendar has changed."""
        self.due_on = due_on
        tell_due(self)

    # ── Questions

    def round_label(self):
        return self.round.label

    round_label.short_description = _("round")

    @property
    def period_from(self):
        return self.round.period_from

    @property
    def period_until(self):
        return self.round.period_until

    def is_estimated(self):
        """Whether the figures were filled in before the period ended."""
        return self.figures_at is not None and localdate(self.figures_at) < self.period_until

    def is_late(self):
        """Whether it was handed in after its day, or is still to be; of what is left out nothing is awaited."""
        if self.submitted_at is None and self.state == P.LEFT_OUT:
            return False
        handed_in = localdate(self.submitted_at) if self.submitted_at else today()
        return handed_in > self.due_on

    def due_at(self):
        """The end of the last safe day."""
        return self.calendar.end_of_term(self.due_on)

    def awaited_until(self):
        return self.due_at() if self.state in UNSUBMITTED else None

    def due_shown(self):
        return self.due_on

    def title_text(self):
        return f"{self.round.label} – {self.unit}"

    @classmethod
    def also_visible_to(cls, user):
        """Those who collect the reports see them all."""
        collected = ReportRound.objects.filter(unit__in=units_under(visible_paths(user)).values("pk"))
        return Q(round__in=collected.values("pk"))
