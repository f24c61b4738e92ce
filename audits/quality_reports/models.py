"""The yearly report on the quality system: asked for by the clock, approved by a leader, sent to the city (9.1.3)."""

from datetime import date

from django.core.exceptions import ValidationError
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
from qms.people.actors import whole_administration
from qms.workdays.lateness import HasDeadline

from . import rules
from .reported import facts_of, figures_of
from .states import UNSENT, QualityReportState

S = QualityReportState
SAID = ("situation", "shortcomings", "next_work", "proposals")
PURPOSE = "signed"


class QualityReportQuerySet(RecordQuerySet):
    """Yearly reports, found by their day."""

    def late(self, moment):
        """Those not sent though their day has passed."""
        return self.filter(state__in=UNSENT, due_on__lt=today())


class QualityReport(HasDeadline, MovingRecord):
    """What an office reports of its quality system in a year: figures, records and words, over a leader's name."""

    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    due_on = models.DateField(_("due"), db_index=True)
    situation = models.TextField(_("how the system is built, applied and kept up"), blank=True)
    shortcomings = models.TextField(_("shortcomings and their causes"), blank=True)
    next_work = models.TextField(_("work of the next year"), blank=True)
    proposals = models.TextField(_("proposals"), blank=True)
    figures = models.JSONField(_("figures"), default=list, blank=True, editable=False)
    facts = models.JSONField(_("records of the year"), default=list, blank=True, editable=False)
    figures_at = models.DateTimeField(_("figures filled in on"), null=True, editable=False)
    approved_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("approved by"), null=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    official_number = models.CharField(_("official number"), max_length=60, blank=True, editable=False)
    recipients = models.TextField(_("recipients"), blank=True, editable=False)
    signed_outside = models.BooleanField(_("signed outside of this system"), default=False, editable=False)
    sent_at = models.DateTimeField(_("sent on"), null=True, editable=False)
    left_out_why = models.TextField(_("why it is not asked for"), blank=True, editable=False)
    state = StateField(QualityReportState, S.DUE)

    objects = QualityReportQuerySet.as_manager()

    who_creates = (only_as_part,)
    reads_with = ("unit", "approved_by")
    silent = (*MovingRecord.silent, "figures", "facts")  # their keys are opened as records; as text they say nothing

    class Meta(MovingRecord.Meta):
        verbose_name = _("yearly report on the quality system")
        verbose_name_plural = _("yearly reports on the quality system")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="an_office_reports_its_system_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state__in=(S.APPROVED, S.SENT))
                | (Q(approved_at__isnull=False) & Q(approved_by__isnull=False)),
                name="a_quality_report_leaves_with_a_leaders_word",
            ),
            models.CheckConstraint(
                condition=~Q(state=S.SENT) | (Q(sent_at__isnull=False) & ~Q(official_number="")),
                name="a_quality_report_is_sent_under_its_number",
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, year, due_on):
        return cls(number=f"BC-HTQLCL-{year}/{unit.code.upper()}", unit=unit, year=year, due_on=due_on)

    # ── Acts, in the order of the work

    @act(
        _("Draft"),
        [S.DUE],
        S.DRAFTED,
        who=[rules.writes],
        follows=_("Figures and records of the year are filled in as they stand now; submitting is the next step."),
    )
    def draft(self, *, actor, **said):
        """Write it; figures and records come by themselves and are kept."""
        self._say(said)
        self._fill_in()

    @act(
        _("Go on writing"),
        [S.DRAFTED],
        SAME,
        who=[rules.writes],
        follows=_("The figures stay as they are unless you have them filled in anew."),
    )
    def edit(self, *, actor, anew=False, **said):
        """Change what the draft says."""
        self._say(said)
        if anew:
            self._fill_in()

    @act(
        _("Submit"),
        [S.DRAFTED],
        S.SUBMITTED,
        who=[rules.writes],
        rules=[rules.says_how_it_stands],
        follows=_("Top management is asked to approve it; text and figures stay as they are."),
    )
    def submit(self, *, actor):
        """Ask for the leader's word."""

    @act(
        _("Approve the report"),
        [S.SUBMITTED],
        S.APPROVED,
        who=[rules.approves, rules.has_no_part_in_it],
        follows=_("It goes out under its number, over your name."),
    )
    def approve(self, *, actor):
        """Top management stands by what the office reports (5.1.1, 9.1.3)."""
        self.approved_by, self.approved_at = actor.person, now()

    @act(
        _("Return for change"),
        [S.SUBMITTED, S.APPROVED],
        S.DRAFTED,
        who=[rules.approves],
        reason=True,
        follows=_("Whoever keeps the system writes it anew; what was submitted stays in the history."),
    )
    def return_for_change(self, *, actor):
        """Top management does not stand by it as it is."""
        self.approved_by = self.approved_at = None

    @act(
        _("Send"),
        [S.APPROVED],
        S.SENT,
        who=[rules.sends],
        follows=_("It is on record under which number, when and to whom the report went."),
    )
    def send(self, *, actor, official_number, recipients, signed_outside=False, file=None):
        """It went out under its number; what was signed outside comes with the signed file."""
        if signed_outside and not file:
            raise ValidationError({"file": [_("What was signed outside goes on record with the signed file.")]})
        self.official_number, self.recipients = official_number.strip(), recipients
        self.signed_outside, self.sent_at = signed_outside, now()
        if file:
            attach(self, file, purpose=PURPOSE)

    @act(
        _("Set another day"),
        list(UNSENT),
        SAME,
        who=[rules.writes],
        reason=True,
        follows=_("Whoever is asked now has until that day; the reason says by whose word."),
    )
    def set_day(self, *, actor, due_on):
        """The city wants it by another day."""
        self.due_on = due_on
        tell_due(self)

    @act(
        _("Leave out"),
        list(UNSENT),
        S.LEFT_OUT,
        who=[rules.approves],
        reason=True,
        follows=_("Nobody is asked for it any more; the reason stays on record."),
    )
    def leave_out(self, *, actor):
        """The city asks for no report of this year."""
        self.left_out_why = current_entry().reason

    # ── Questions

    def _say(self, said):
        for name in SAID:
            if name in said:
                setattr(self, name, said[name])

    def _fill_in(self):
        self.figures, self.facts, self.figures_at = figures_of(self), facts_of(self), now()

    @property
    def period_until(self):
        return date(self.year, 12, 31)

    def is_estimated(self):
        """Whether the figures were filled in before the year ended."""
        return self.figures_at is not None and localdate(self.figures_at) < self.period_until

    def is_late(self):
        """Whether it was sent after its day, or is still to be; nothing is awaited of what is left out."""
        if self.state == S.LEFT_OUT:
            return False
        return (localdate(self.sent_at) if self.sent_at else today()) > self.due_on

    def due_at(self):
        """The end of the last day."""
        return self.calendar.end_of_term(self.due_on)

    def awaited_until(self):
        return self.due_at() if self.state in UNSENT else None

    def due_shown(self):
        return self.due_on

    def title_text(self):
        return _("Report on the quality system, year %(year)s") % {"year": self.year}

    title_text.short_description = _("report")

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what their administration reports."""
        return Q(unit__in=whole_administration(user).values("pk"))
