"""An audit of a unit: its plan, its conduct on site, its report, and its arrows (9.2.2)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act, passes_values_to
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import now, today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post
from qms.workdays.calendars import CountsByCalendar

from . import audit_plan, report, rules
from .checklist import Checklist
from .queries import AuditQuerySet
from .states import BEFORE_REPORT, AuditState
from .team import AuditTeam

S = AuditState
DAYS_OF_NOTICE = 5  # in working days, by the house's procedure of audits


class Audit(CountsByCalendar, MovingRecord):
    """A team looks at a unit's work against criteria, records what it finds, and reports (9.2)."""

    title = models.CharField(_("title"), max_length=300)
    scope = models.TextField(_("scope"), blank=True)
    criteria = models.TextField(_("criteria"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("lead auditor"), on_delete=models.PROTECT, related_name="+"
    )
    notified_at = models.DateTimeField(_("unit notified"), null=True, editable=False)
    opening_record = models.TextField(_("opening meeting"), blank=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    closing_record = models.TextField(_("closing meeting"), blank=True, editable=False)
    concluded_at = models.DateTimeField(_("concluded"), null=True, editable=False)
    strengths = models.TextField(_("strengths"), blank=True)
    recommendations = models.TextField(_("recommendations"), blank=True)
    conclusion = models.TextField(_("conclusion"), blank=True)
    report_frozen = models.TextField(_("report as signed"), editable=False, blank=True)
    reported_at = models.DateTimeField(_("reported"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    state = StateField(AuditState, S.PLANNED)

    objects = AuditQuerySet.as_manager()

    who_creates = (by_post(*SYSTEM_KEEPERS),)
    reads_with = ("unit", "lead", "created_by")
    parts = ("team", "timetable", "lines", "sample", "processes")
    given_inside = {"tick": ("files",)}

    class Meta(MovingRecord.Meta):
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="an_audit_ends_after_it_begins",
            )
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, title, lead, **values):
        year = str(today().year)
        return cls(
            number=f"DG-{year}-{next_number('audit', year):02d}",
            unit=unit,
            title=title,
            lead=lead,
            **audit_plan.plain(values),
        )

    def after_creation(self, *, actor, **values):
        audit_plan.lay_out(self, **values)

    # ── Acts, in the order of the work

    @act(
        _("Plan"),
        [S.PLANNED, S.NOTIFIED],
        SAME,
        who=[rules.may_plan],
        follows=_("The plan is saved; auditors who are not independent are named."),
    )
    @passes_values_to(audit_plan.lay_out)
    def plan(self, *, actor, **values):
        """Set scope, criteria, days, team and timetable (9.2.2 b, c)."""
        days = self.starts_on, self.ends_on
        for name, value in audit_plan.plain(values).items():
            setattr(self, name, value)
        audit_plan.lay_out(self, **values)
        if self.state == S.NOTIFIED and days != (self.starts_on, self.ends_on):
            reopen(self, Audit.open)

    @act(
        _("Put the checklist together"),
        [S.PLANNED, S.NOTIFIED, S.IN_PROGRESS],
        SAME,
        who=[rules.may_plan],
        follows=_("The lines are added; lines already answered stay as they are."),
    )
    def compose(self, *, actor, lines=(), dropped=()):
        """Add lines to the checklist, and leave out lines nobody has answered yet."""
        self.checklist.drop(dropped)
        self.checklist.add(lines)

    @act(
        _("Draw a sample"),
        [S.PLANNED, S.NOTIFIED, S.IN_PROGRESS],
        SAME,
        who=[rules.is_of_team],
        follows=_("Dossiers are drawn at random; how many they were drawn from, and the seed of the draw, are kept."),
    )
    def draw(self, *, actor, size, since, until):
        """Draw dossiers of the unit at random, so that nobody chooses the good ones."""
        audit_plan.draw(self, size, since, until)

    @act(
        _("Notify the unit"),
        [S.PLANNED],
        S.NOTIFIED,
        who=[rules.is_lead],
        rules=[rules.is_planned_out, rules.team_is_independent],
        follows=_("The head of the unit and the team are told; the plan can be printed."),
    )
    def notify(self, *, actor):
        """Send the plan to the unit that is to be audited."""
        self.notified_at = now()

    @act(
        _("Open the audit"),
        [S.NOTIFIED],
        S.IN_PROGRESS,
        who=[rules.is_lead],
        rules=[rules.is_planned_out, rules.team_is_independent],
        follows=_("The checklist can be answered, on a phone too, also without a signal."),
    )
    def open(self, *, actor, opening_record):
        """Begin on site, with the opening meeting."""
        self.opening_record, self.opened_at = _asked(opening_record, "opening_record"), now()

    @act(
        _("Answer a line"),
        [S.IN_PROGRESS],
        SAME,
        who=[rules.is_of_team],
        rules=[rules.team_is_independent],
        follows=_("The answer is on record with your name; two auditors can answer at the same time."),
    )
    @passes_values_to(Checklist.write)
    def answer(self, *, actor, line, answer, **values):
        """Record what was found at a line (9.2.2)."""
        return self.checklist.answer(actor, line, answer, **values)

    @act(_("Tick a dossier through"), [S.IN_PROGRESS], SAME, who=[rules.is_of_team])
    @passes_values_to(Checklist.write)
    def tick(self, *, actor, sampled, answer, **values):
        """Record what was found at a dossier of the sample."""
        return self.checklist.tick(actor, sampled, answer, **values)

    @act(
        _("Conclude on site"),
        [S.IN_PROGRESS],
        S.REPORTING,
        who=[rules.is_lead],
        rules=[rules.has_lines, rules.all_answered, rules.nonconforming_lines_have_findings],
        follows=_("Nothing more is answered; the report is written and signed."),
    )
    def conclude(self, *, actor, closing_record):
        """End on site, with the closing meeting."""
        self.closing_record, self.concluded_at = _asked(closing_record, "closing_record"), now()

    @act(_("Write the report"), [S.REPORTING], SAME, who=[rules.is_of_team], follows=_("The text is saved."))
    def write(self, *, actor, strengths="", recommendations="", conclusion=""):
        """Put in words what the figures and findings of the report do not say."""
        self.strengths, self.recommendations, self.conclusion = strengths, recommendations, conclusion

    @act(
        _("Report"),
        [S.REPORTING],
        S.REPORTED,
        who=[rules.is_lead],
        rules=[rules.has_conclusion, rules.findings_are_issued],
        sign=True,
        follows=_("The report is frozen as it is signed; the unit answers its findings."),
    )
    def report(self, *, actor):
        """Freeze and sign the report (9.2.2 d)."""
        self.report_frozen, self.reported_at = self.signed_content(), now()

    @act(
        _("Close"),
        [S.REPORTED],
        S.CLOSED,
        who=[by_post(PostKind.QUALITY_MANAGER), rules.is_outside_team],
        rules=[rules.findings_are_settled],
        follows=_("The audit is over; it stays on record."),
    )
    def close(self, *, actor):
        """All that was found is settled."""
        self.closed_at = now()

    @act(
        _("Replace the lead auditor"),
        list(BEFORE_REPORT),
        SAME,
        who=[by_post(PostKind.QUALITY_MANAGER), rules.is_outside_team],
        reason=True,
        follows=_("The new lead auditor is asked instead; no rule is loosened."),
    )
    def replace_lead(self, *, actor, lead):
        """Name another lead auditor, qualified and independent."""
        if actor.involves(lead):
            raise ValidationError({"lead": [_("Somebody else names you.")]})
        self.auditors.refuse_obstacles("lead", [lead], leads=True)
        self.auditors.set_aside(self.lead, lead)
        self.lead = lead
        self.auditors.forget()
        if waiting := self.act_waited_for():
            reopen(self, waiting)

    @act(
        _("Cancel"),
        [S.PLANNED, S.NOTIFIED, S.IN_PROGRESS],
        S.CANCELLED,
        who=[by_post(PostKind.QUALITY_MANAGER)],
        reason=True,
        follows=_("Findings already issued stay and are followed."),
    )
    def cancel(self, *, actor):
        """Give the audit up."""

    # ── Collaborators

    auditors = cached_property(AuditTeam)  # who audits, and who may not
    checklist = cached_property(Checklist)  # what is asked, and what was answered

    # ── Questions

    def title_text(self):
        return self.title

    title_text.short_description = _("title")

    def closing_of(self, day):
        """When a day of the plan ends by the unit's calendar; None without a day."""
        return self.calendar.end_of_term(day) if day else None

    def notify_by(self):
        """The end of the day on which the unit is told at the latest; None without a day."""
        day = self.starts_on and self.calendar.working_day_before(self.starts_on, DAYS_OF_NOTICE)
        return self.closing_of(day)

    def working_days_from(self, day, count):
        """The day that comes so many working days after another."""
        for _step in range(count):
            day = self.calendar.next_working_day(day)
        return day

    def act_waited_for(self):
        """The act for which the lead auditor is asked in this state, or None."""
        asked = {
            S.PLANNED: Audit.notify,
            S.NOTIFIED: Audit.open,
            S.IN_PROGRESS: Audit.conclude,
            S.REPORTING: Audit.report,
        }
        return asked.get(self.state)

    def signed_content(self):
        return report.text_of(self)

    def gaps(self):
        """What the plan still lacks."""
        return audit_plan.gaps_of(self)

    def words_of_gaps(self):
        """The same in one sentence."""
        return _("Still to be set: %(what)s.") % {"what": ", ".join(map(str, self.gaps()))}

    def stretches(self):
        """The timetable as it is planned now."""
        return list(self.timetable.filter(active=True).select_related("auditor").order_by("begins_at", "pk"))

    def findings_in(self, *states):
        """The findings of the audit that are in one of these states."""
        return self.findings.filter(state__in=states).exists()

    @cached_property
    def audited_processes(self):
        """The processes in its scope."""
        return [
            each.process for each in self.processes.filter(active=True).select_related("process__unit").order_by("pk")
        ]

    def forget_scope(self):
        """Ask the database again: the processes in scope have changed."""
        self.__dict__.pop("audited_processes", None)

    @classmethod
    def also_visible_to(cls, user):
        member = cls.team.rel.related_model.objects.filter(person=user, active=True)
        return Q(lead=user) | Q(created_by=user) | Q(pk__in=member.values("audit"))


def _asked(text, field):
    if not text.strip():
        raise ValidationError({field: [_("Record who was there and what was said.")]})
    return text.strip()
