"""The audit programme of a year: its lines, what it leaves out, and its arrows (9.2.2 a)."""

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audits.conduct.models import Audit
from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.ledger.now import now
from qms.lifecycle.door import create_as_part
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.models import Unit
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post
from qms.workdays.calendars import CountsByCalendar
from qms.workdays.months import last_of_month

from . import coverage, rules
from .lines import line_asked, months_not_asked, still_to_plan, take_lines
from .states import ProgrammeState

S = ProgrammeState
DONE = ("reported", "closed", "cancelled")


class AuditProgramme(CountsByCalendar, MovingRecord):
    """What the administration audits in a year, so that nothing is never looked at."""

    year = models.PositiveSmallIntegerField(_("year"))
    purpose = models.TextField(_("purpose"), blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)
    state = StateField(ProgrammeState, S.DRAFT)

    who_creates = (by_post(*SYSTEM_KEEPERS),)
    needs_to_create = (rules.is_only_one_of_year,)
    reads_with = ("unit", "created_by")
    parts = ("entries", "absences")

    class Meta(MovingRecord.Meta):
        verbose_name = _("audit programme")
        verbose_name_plural = _("audit programmes")
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_programme_for_a_year")]

    @classmethod
    def begin(cls, *, actor, unit, year, purpose="", copy=None):
        return cls(number=f"CTDG-{unit.code}-{year}", unit=unit, year=year, purpose=purpose)

    def after_creation(self, *, actor, copy=None, **values):
        if copy is not None:
            take_lines(copy, self)

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.DRAFT], SAME, who=[by_post(*SYSTEM_KEEPERS)], follows=_("The draft is saved."))
    def edit(self, *, actor, purpose):
        """Change what the programme is for."""
        self.purpose = purpose

    @act(
        _("Add lines"),
        [S.DRAFT],
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("The lines are added to the calendar."),
    )
    def add_entries(self, *, actor, unit, month, processes=(), why=""):
        """Plan the audit of a unit in a month, process by process."""
        for process in processes or [None]:
            self.entries.create(unit=unit, process=process, month=month, why=why)

    @act(
        _("Propose what is missing"),
        [S.DRAFT],
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_(
            "A line is added for each process not planned yet: what was never audited, or went wrong, comes first."
        ),
    )
    def propose(self, *, actor, from_month=1):
        """Add lines for what is not covered, the weightiest first, spread over the months that are left."""
        planned = set(self.entries.filter(active=True).values_list("process", flat=True))
        left = [each for each in coverage.weighed(self) if each.process.pk not in planned]
        months = range(from_month, 13)
        for place, each in enumerate(left):
            month = months[place * len(months) // len(left)]
            self.entries.create(unit=each.process.unit, process=each.process, month=month, why=self._grounds(each))
        for unit in (each for each in self.uncovered() if isinstance(each, Unit)):
            self.entries.create(unit=unit, month=months[-1], why=_("a unit that owns no process"))

    @act(_("Leave a line out"), [S.DRAFT], SAME, who=[by_post(*SYSTEM_KEEPERS)], reason=True)
    def drop_entry(self, *, actor, entry):
        """Take a line out of the programme."""
        row = self.entries.filter(pk=entry, active=True, audit__isnull=True).first()
        if row is None:
            raise ValidationError({"entry": [_("This line is not in the programme, or is being audited already.")]})
        row.active = False
        row.save()

    @act(_("Explain an absence"), [S.DRAFT], SAME, who=[by_post(*SYSTEM_KEEPERS)])
    def explain(self, *, actor, why, unit=None, process=None):
        """Say why a unit or a process is not audited this year."""
        if (unit is None) == (process is None):
            raise ValidationError({"unit": [_("Name a unit or a process.")]})
        self.absences.create(unit=unit, process=process, why=why)

    @act(
        _("Approve"),
        [S.DRAFT],
        S.APPROVED,
        who=[by_post(PostKind.TOP_MANAGEMENT), rules.is_not_author],
        rules=[rules.all_is_covered],
        sign=True,
        follows=_("The programme can be started."),
    )
    def approve(self, *, actor):
        """Top management agrees to what is audited when."""
        self.approved_at = now()

    @act(
        _("Start"),
        [S.APPROVED],
        S.RUNNING,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("Audits can be planned from its lines."),
    )
    def start(self, *, actor):
        """The year begins."""

    @act(
        _("Plan an audit from lines"),
        [S.RUNNING],
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("An audit of the unit is planned, with the processes of these lines as its scope."),
    )
    def plan_audit(self, *, actor, entries, lead, title):
        """Make an audit of some lines of one unit."""
        rows = list(
            self.entries.filter(pk__in=entries, active=True, audit__isnull=True).select_related("unit", "process")
        )
        if not rows or len({row.unit_id for row in rows}) > 1:
            raise ValidationError({"entries": [_("Choose lines of one unit that are not being audited yet.")]})
        processes = [row.process for row in rows if row.process]
        audit = create_as_part(
            Audit, actor=actor, unit=rows[0].unit, title=title, lead=lead, processes=processes, scope=self._scope(rows)
        )
        for row in rows:
            row.audit = audit
            row.save()
        return line_asked(self, rows[0].unit) or rows[0]

    @act(
        _("Ask for the month"),
        [S.RUNNING],
        SAME,
        who=[only_the_clock],
        rules=[rules.a_month_has_come],
        clock=True,
        follows=_("Whoever keeps the programme is asked to plan the audits of the month."),
    )
    def ask_for_month(self, *, actor):
        """The month of some lines has come, and nobody has planned their audit."""

    @act(
        _("Complete"),
        [S.RUNNING],
        S.COMPLETED,
        who=[by_post(PostKind.QUALITY_MANAGER)],
        rules=[rules.all_is_audited],
        follows=_("The year is over; the programme stays on record."),
    )
    def complete(self, *, actor):
        """Everything that was planned is done."""

    @act(
        _("Revise"),
        [S.APPROVED, S.RUNNING],
        S.DRAFT,
        who=[by_post(PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY)],
        reason=True,
        follows=_("The programme is a draft again and has to be approved anew."),
    )
    def revise(self, *, actor):
        """Something has changed: plan anew."""
        self.approved_at = None

    # ── Questions

    def title_text(self):
        return _("Audit programme %(year)s") % {"year": self.year}

    title_text.short_description = _("audit programme")

    def signed_content(self):
        """What top management approves: the purpose, the lines, and what is left out."""
        entries = self.entries.filter(active=True).select_related("unit", "process").order_by("pk")
        absences = self.absences.filter(active=True).select_related("unit", "process").order_by("pk")
        content = {
            "number": self.number,
            "purpose": self.purpose,
            "entries": [[each.month, str(each), each.why] for each in entries],
            "absences": [str(each) for each in absences],
        }
        return json.dumps(content, ensure_ascii=False, sort_keys=True)

    def first_day(self):
        """The first day of its year."""
        return date(self.year, 1, 1)

    def complete_by(self):
        """The end of the January after its year."""
        return self.calendar.end_of_term(last_of_month(self.year + 1, 1))

    def has_twin(self):
        """Whether there is another programme for the same unit and year."""
        return AuditProgramme.objects.filter(unit=self.unit, year=self.year).exclude(pk=self.pk).exists()

    def uncovered(self):
        """Units and processes neither planned nor explained."""
        return coverage.uncovered_by(self)

    def words_of_uncovered(self):
        """The same in one sentence."""
        return _("Neither planned nor explained: %(what)s.") % {"what": "; ".join(map(str, self.uncovered()))}

    def entries_to_plan(self):
        """Lines of which no audit has come yet."""
        return self.entries.filter(active=True, audit__isnull=True).select_related("unit", "process")

    def open_entries(self):
        """Lines whose audit is not held yet."""
        return list(self.entries.filter(active=True).exclude(audit__state__in=DONE).select_related("unit", "process"))

    def months_not_asked(self):
        """The first line of each unit whose month has come and for which nobody is asked yet."""
        return months_not_asked(self)

    def still_waits_for(self, task):
        return task.part_id is None or still_to_plan(self, task.part_id)

    def month_ends_at(self, entry):
        """The closing of the last working day of a line's month."""
        last = last_of_month(self.year, entry.month)
        return self.calendar.end_of_day(
            last if self.calendar.is_working(last) else self.calendar.working_day_before(last, 1)
        )

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads what is audited when."""
        return Q(unit__in=whole_administration(user).values("pk"))

    @staticmethod
    def _scope(rows):
        return "\n".join(str(row) for row in rows)

    @staticmethod
    def _grounds(each):
        if each.last_audited is None:
            return _("never audited")
        told = {_("open nonconformities"): each.nonconformities, _("high risks"): each.high_risks}
        words = [f"{word}: {count}" for word, count in told.items() if count]
        return "; ".join([_("last audited %(day)s") % {"day": f"{each.last_audited:%d/%m/%Y}"}, *words])
