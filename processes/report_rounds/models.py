"""Reporting rounds of a plan: opened for every unit, put together, sent (9.1.3)."""

from django.conf import settings
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
from qms.ledger.now import now, today
from qms.lifecycle.flows import tell_due
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.workdays.lateness import HasDeadline

from . import rules
from .reported_figures import fill_in
from .states import RoundState

R = RoundState


class RoundQuerySet(RecordQuerySet):
    """Rounds, found by their day."""

    def late(self, moment):
        """Those still collected though their day has passed."""
        return self.filter(state=R.OPEN, due_on__lt=today())

    def sent(self):
        """Those whose report went out."""
        return self.filter(state=R.SENT)


class ReportRound(HasDeadline, MovingRecord):
    """One round of reports: opened by the clock for every unit, put together, and sent."""

    plan = models.ForeignKey(
        "plan.Plan", verbose_name=_("plan"), on_delete=models.PROTECT, related_name="report_rounds"
    )
    asked = models.OneToOneField("plan.PlanRound", on_delete=models.PROTECT, related_name="opened", editable=False)
    label = models.CharField(_("round"), max_length=60)
    period_from = models.DateField(_("from"))
    period_until = models.DateField(_("until"))
    due_on = models.DateField(_("due"), db_index=True)
    overview = models.TextField(_("overview"), blank=True)
    proposals = models.TextField(_("proposals"), blank=True)
    figures = models.JSONField(_("figures"), default=list, blank=True, editable=False)
    missing = models.JSONField(_("reports that are missing"), default=dict, blank=True, editable=False)
    consolidated_at = models.DateTimeField(_("consolidated on"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    official_number = models.CharField(_("official number"), max_length=60, blank=True)
    recipients = models.TextField(_("recipients"), blank=True)
    signed_outside = models.BooleanField(_("signed outside of this system"), default=False, editable=False)
    sent_at = models.DateTimeField(_("sent on"), null=True, editable=False)
    state = StateField(RoundState, R.OPEN)

    objects = RoundQuerySet.as_manager()

    moves_with_calendar = True
    who_creates = (only_as_part,)
    belongs_to = ("plan",)
    reads_with = ("unit", "plan", "approved_by")
    silent = (*MovingRecord.silent, "figures")  # its keys are opened as records; as text they say nothing

    class Meta(MovingRecord.Meta):
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")

    @classmethod
    def begin(cls, *, actor, asked):
        plan = asked.plan
        return cls(
            number=f"{plan.number}/{asked.code}",
            plan=plan,
            asked=asked,
            unit=plan.unit,
            label=asked.label,
            period_from=asked.period_from,
            period_until=asked.period_until,
            due_on=asked.due_on,
        )

    # ── Acts

    @act(
        _("Consolidate"),
        [R.OPEN],
        R.CONSOLIDATED,
        who=[rules.collects],
        rules=[rules.all_are_looked_at],
        follows=_("The figures of the whole commune are filled in; top management is asked to approve the report."),
    )
    def consolidate(self, *, actor, overview="", proposals="", missing=None):
        """Put the accepted reports together; each report that is missing is named with its reason."""
        reasons = {code: why.strip() for code, why in (missing or {}).items() if why and why.strip()}
        lacking = [each.unit for each in self.missing_reports()]
        silent = [str(unit) for unit in lacking if unit.code not in reasons]
        if silent:
            raise ValidationError(
                {"missing": [_("Say why the report of %(unit)s is missing.") % {"unit": unit} for unit in silent]}
            )
        self.missing = self.left_out() | {unit.code: reasons[unit.code] for unit in lacking}
        self.overview, self.proposals = overview, proposals
        self.figures = fill_in(self, self.unit.root())
        self.consolidated_at = now()

    @act(
        _("Approve the report"),
        [R.CONSOLIDATED],
        SAME,
        who=[rules.approves, rules.did_not_put_it_together],
        rules=[rules.is_not_approved_yet],
        follows=_("It goes out under its number, over your name."),
    )
    def approve(self, *, actor):
        """Top management stands by what the commune reports (5.1.1, 9.1.3)."""
        self.approved_by, self.approved_at = actor.person, now()

    @act(
        _("Return for change"),
        [R.CONSOLIDATED],
        R.OPEN,
        who=[rules.approves],
        reason=True,
        follows=_("It is put together anew; what was put together stays in the history."),
    )
    def return_for_change(self, *, actor):
        """Top management does not stand by it as it is."""
        self.consolidated_at = self.approved_by = self.approved_at = None

    @act(
        _("Send"),
        [R.CONSOLIDATED],
        R.SENT,
        who=[rules.sends],
        rules=[rules.is_approved],
        follows=_("It is on record under which number, when and to whom the report went."),
    )
    def send(self, *, actor, official_number, recipients, signed_outside=False, file=None):
        """The report went out under its number; what was signed outside comes with the signed file."""
        if signed_outside and not file:
            raise ValidationError({"file": [_("What was signed outside goes on record with the signed file.")]})
        if not official_number.strip():
            raise ValidationError({"official_number": [_("A report goes out under its number.")]})
        self.official_number, self.recipients = official_number.strip(), recipients
        self.signed_outside, self.sent_at = signed_outside, now()
        if file:
            attach(self, file, purpose="signed")

    @act(_("Move the due day with the calendar"), [R.OPEN], SAME, who=[only_as_part])
    def move_due(self, *, actor, due_on):
        """The last safe day of the round is another, because the working calendar has changed."""
        self.due_on = due_on
        tell_due(self)

    # ── Questions

    def is_open(self):
        return self.state == R.OPEN

    def missing_reports(self):
        """The reports neither accepted nor left out so far, in the order of their units."""
        return list(self.reports.missing().select_related("unit").order_by("unit__pk"))

    def left_out(self):
        """{code of the unit: why} of the reports that were left out beforehand."""
        return dict(self.reports.left_out().order_by("unit__pk").values_list("unit__code", "left_out_why"))

    def reports_to_look_at(self):
        return list(self.reports.to_look_at().select_related("unit").order_by("unit__pk"))

    def accepted_reports(self):
        """Those that count in the report of the commune; what came after it was put together does not."""
        accepted = self.reports.accepted().select_related("unit").order_by("unit__pk")
        return list(accepted.filter(accepted_at__lte=self.consolidated_at or now()))

    def due_at(self):
        """The end of the last safe day."""
        return self.calendar.end_of_term(self.due_on)

    def awaited_until(self):
        return self.due_at() if self.state == R.OPEN else None

    def due_shown(self):
        return self.due_on

    @property
    def figures_at(self):
        """When the figures of the round were filled in."""
        return self.consolidated_at

    def is_estimated(self):
        """Whether the figures were filled in before the period ended."""
        moment = self.consolidated_at or now()
        return localdate(moment) < self.period_until

    def title_text(self):
        return f"{self.label} – {self.plan.title}"

    @classmethod
    def also_visible_to(cls, user):
        """Every unit that reports sees the round."""
        return Q(unit__in=whole_administration(user).values("pk"))
