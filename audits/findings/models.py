"""A finding of an audit: its fields and its arrows (9.2.2 e)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from audits.conduct.models import Audit
from processes.actions.origins import TakesActions
from processes.nonconformities.models import Nonconformity
from processes.nonconformities.services import raise_from
from processes.nonconformities.states import NonconformityState
from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.links import led_to
from qms.evidence.numbers import next_number
from qms.ledger.now import now, today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.posts import PostKind
from qms.people.rules import by_post

from . import recurrence, rules
from .queries import FindingQuerySet
from .states import NONCONFORMING, OPEN_STATES, FindingState, Grade

S = FindingState
DAYS_TO_ANSWER = 5


class Finding(TakesActions, MovingRecord):
    """Something an audit found, with its clause, its grade and the evidence that shows it."""

    audit = models.ForeignKey(Audit, verbose_name=_("audit"), on_delete=models.PROTECT, related_name="findings")
    line = models.ForeignKey(
        "conduct.Line",
        verbose_name=_("line of the checklist"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings",
    )
    grade = models.CharField(_("grade"), max_length=20, choices=Grade, blank=True)
    clause = models.ForeignKey(
        "map.Clause", verbose_name=_("clause"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    process = models.ForeignKey(
        "map.Process",
        verbose_name=_("process"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("auditor who follows it"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    description = models.TextField(_("what was found"))
    evidence = models.TextField(_("evidence"), blank=True)
    answer_by = models.DateField(_("to be answered by"), null=True, editable=False)
    answer = models.TextField(_("answer of the unit"), blank=True, editable=False)
    response = models.TextField(_("response"), blank=True, editable=False)
    repeats = models.ForeignKey(
        "self",
        verbose_name=_("found before"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="repeated_by",
        help_text=_("The newest earlier finding that says the same of this unit."),
    )
    message = models.CharField(_("key of the message"), max_length=36, null=True, editable=False, unique=True)
    issued_at = models.DateTimeField(_("issued"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    state = StateField(FindingState, S.DRAFT)

    objects = FindingQuerySet.as_manager()

    who_creates = (rules.is_auditor,)
    needs_to_create = (rules.audit_is_open,)
    belongs_to = ("audit", "process")
    reads_with = ("unit", "audit__lead", "audit__unit", "clause", "process", "auditor", "created_by", "repeats")

    class Meta(MovingRecord.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    # ── Creation

    @classmethod
    def begin(cls, *, actor, audit, description, line=None, message=None, **values):
        if message is not None and cls.objects.filter(message=message).exists():
            raise ValidationError({"message": [_("This finding has arrived already.")]})
        finding = cls(
            number=f"{audit.number}/PH-{next_number('finding', audit.pk):02d}",
            audit=audit,
            auditor=actor.person,
            unit=audit.unit,
            line=line,
            clause=values.get("clause") or (line and line.clause),
            description=description,
            message=message,
            **{name: values.get(name) or "" for name in ("grade", "evidence")},
            process=values.get("process"),
        )
        finding.repeats = recurrence.newest(finding)
        return finding

    def after_creation(self, *, actor, files=(), **values):
        for file in files:
            attach(self, file)

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.is_auditor], follows=_("The draft is saved."))
    def edit(self, *, actor, files=(), **values):
        """Change a draft."""
        for name in ("grade", "clause", "process", "description", "evidence"):
            if name in values:
                setattr(self, name, values[name])
        self.repeats = recurrence.newest(self)
        for file in files:
            attach(self, file)

    @act(
        _("Issue"),
        [S.DRAFT],
        S.ISSUED,
        who=[rules.is_auditor],
        rules=[rules.is_complete, rules.audit_is_open],
        follows=_("The head of the unit is asked to agree or to dispute, within some working days."),
    )
    def issue(self, *, actor):
        """Hand the finding to the audited unit."""
        self.issued_at = now()
        self.answer_by = self.audit.working_days_from(today(), DAYS_TO_ANSWER)

    @act(
        _("Agree"),
        [S.ISSUED],
        S.AGREED,
        who=[rules.is_auditee, rules.is_not_of_team],
        follows=_("From a major or minor finding a nonconformity is raised in the same moment."),
    )
    def agree(self, *, actor, answer=""):
        """The audited unit agrees."""
        self.answer = answer
        self._raise(actor)

    @act(
        _("Dispute"),
        [S.ISSUED],
        S.DISPUTED,
        who=[rules.is_auditee, rules.is_not_of_team],
        reason=True,
        follows=_("The quality manager decides."),
    )
    def dispute(self, *, actor):
        """The audited unit does not agree."""

    @act(
        _("Uphold"),
        [S.ISSUED, S.DISPUTED],
        S.AGREED,
        who=[by_post(PostKind.QUALITY_MANAGER), rules.decides_from_outside],
        rules=[rules.is_disputed_or_unanswered],
        clock=True,
        follows=_("The finding stands; from a major or minor one a nonconformity is raised."),
    )
    def uphold(self, *, actor):
        """The finding stands, though it was disputed or not answered."""
        self._raise(actor)

    @act(
        _("Withdraw the finding"),
        [S.DRAFT, S.DISPUTED],
        S.WITHDRAWN,
        who=[rules.may_withdraw],
        reason=True,
        follows=_("Nothing follows from it; it stays on record."),
    )
    def withdraw_finding(self, *, actor):
        """The finding does not stand."""

    @act(
        _("Record the response"),
        [S.ISSUED, S.AGREED],
        SAME,
        who=[rules.is_auditee, rules.is_not_of_team],
        follows=_("The auditor sees it and closes the finding."),
    )
    def respond(self, *, actor, response):
        """Say what the unit makes of an observation or an opportunity."""
        self.response = response

    @act(
        _("Close"),
        [S.AGREED],
        S.CLOSED,
        who=[rules.may_close],
        rules=[rules.is_settled],
        clock=True,
        follows=_("The finding is settled."),
    )
    def close(self, *, actor):
        """What it asked for is done."""
        self.closed_at = now()

    @act(
        _("Name another auditor"),
        [S.DRAFT],
        SAME,
        who=[rules.leads_or_keeps],
        reason=True,
        follows=_("The person newly named is asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, auditor):
        """Hand a draft to another auditor of the team, so that nothing stands still because somebody left."""
        if not self.audit.auditors.include(auditor):
            raise ValidationError({"auditor": [rules.is_auditor.sentence]})
        self.auditor = auditor
        reopen(self, Finding.issue)

    def _raise(self, actor):
        """A major or minor finding becomes a nonconformity, linked both ways, in the same transaction."""
        if self.grade not in NONCONFORMING:
            return
        raise_from(
            self,
            actor=actor,
            title=self.description[:200],
            description=f"{self.description}\n\n{self.evidence}",
            source="audit_finding",
            unit=self.unit,
            process=self.process,
            clause=self.clause,
            severity=self.grade,
        )

    # ── Questions

    def title_text(self):
        return self.description[:120]

    title_text.short_description = _("what was found")

    def words(self):
        """What it says, to be compared with others."""
        return f"{self.description} {self.evidence}"

    def is_open(self):
        """Whether it still has to be settled."""
        return self.state in OPEN_STATES

    def age(self):
        """Days since it was issued, until it was settled or until today; None before."""
        if self.issued_at is None:
            return None
        ended = self.closed_at or now()
        return (timezone.localdate(ended) - timezone.localdate(self.issued_at)).days

    def age_words(self):
        """The same in words."""
        days = self.age()
        return "" if days is None else ngettext("%(days)s day", "%(days)s days", days) % {"days": days}

    age_words.short_description = _("calendar days")

    def graded(self):
        """How grave it is, and the number of the earlier finding that says the same."""
        grade = self.get_grade_display()
        if self.repeats_id is None:
            return grade
        return _("%(grade)s; found before: %(number)s") % {"grade": grade, "number": self.repeats.number}

    graded.short_description = _("grade")

    @cached_property
    def nonconformity(self):
        """The nonconformity raised from it, or None."""
        return led_to(self, Nonconformity).first()

    def is_settled(self):
        """Whether its nonconformity is closed; for the other grades, whether a response is recorded."""
        if self.grade in NONCONFORMING:
            return self.nonconformity is not None and self.nonconformity.state == NonconformityState.CLOSED
        return bool(self.response.strip())

    def owner_of_actions(self):
        return self.auditor

    def takes_actions(self):
        return self.state == S.AGREED and self.grade not in NONCONFORMING

    @classmethod
    def also_visible_to(cls, user):
        mine = Audit.objects.filter(Audit.also_visible_to(user))
        return Q(audit__in=mine.values("pk"))
