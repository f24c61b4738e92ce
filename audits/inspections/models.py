"""The self-inspection of one unit in one round, and its arrows (9.1.3)."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.ledger.now import now, today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import Actor
from qms.people.models import Holding, User
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post
from qms.text.quantities import number_words
from qms.workdays.calendars import CountsByCalendar

from . import rules
from .queries import InspectionQuerySet
from .round import InspectionRound
from .states import InspectionState, Result

S = InspectionState
WITHIN = (PostKind.UNIT_HEAD, PostKind.OFFICER, PostKind.ONE_STOP_OFFICER, PostKind.CLERK)


class SelfInspection(CountsByCalendar, MovingRecord):
    """A unit answers each point with its evidence; its head submits; somebody of another unit verifies."""

    round = models.ForeignKey(
        InspectionRound, verbose_name=_("round"), on_delete=models.PROTECT, related_name="inspections"
    )
    due_on = models.DateField(_("due"))
    inspector = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("inspector"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assessed by"),
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
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    verified_at = models.DateTimeField(_("verified"), null=True, editable=False)
    remedies = models.TextField(_("weaknesses and how they are remedied"), blank=True)
    state = StateField(InspectionState, S.OPENED)

    objects = InspectionQuerySet.as_manager()

    who_creates = (only_as_part,)
    belongs_to = ("round",)
    reads_with = ("unit", "round", "inspector", "assessed_by", "submitted_by")
    parts = ("answers",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("self-inspection")
        verbose_name_plural = _("self-inspections")
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="a_unit_inspects_itself_once_in_a_round")]

    @classmethod
    def begin(cls, *, actor, round, unit):
        return cls(number=f"{round.number}-{unit.code}", round=round, unit=unit, due_on=round.due_on)

    # ── Acts, in the order of the work

    @act(
        _("Name the inspector"),
        [S.OPENED, S.ASSESSED, S.SUBMITTED, S.RETURNED],
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("The inspector is asked when the unit has submitted."),
    )
    def name_inspector(self, *, actor, inspector):
        """Name somebody of another unit."""
        if self.belongs_to_unit(inspector):
            raise ValidationError({"inspector": [_("%(who)s belongs to this unit.") % {"who": inspector}]})
        if self.was_done_by(Actor(inspector), self.assess, self.submit):
            raise ValidationError({"inspector": [_("%(who)s has assessed or submitted it.") % {"who": inspector}]})
        self.inspector = inspector
        if self.state == S.SUBMITTED:
            reopen(self, SelfInspection.verify)

    @act(
        pgettext_lazy("self-inspection", "Assess"),
        [S.OPENED, S.RETURNED, S.ASSESSED],
        S.ASSESSED,
        who=[by_post(*WITHIN)],
        follows=_("The answers are saved; the head of the unit submits them when all points are answered."),
    )
    def assess(self, *, actor, answers, remedies="", files=()):
        """Answer points of the checklist, with evidence and the points claimed."""
        points = {point.pk: point for point in self.round.points.filter(active=True)}
        known = {each.point_id: each for each in self.answers.all()}
        for key, given in answers.items():
            self._answer(points[key], known.get(key), **given)
        for file in files:
            attach(self, file)
        self.remedies, self.assessed_by = remedies or self.remedies, actor.person

    def _answer(self, point, row, result, evidence="", claimed=None):
        if result == Result.NOT_APPLICABLE:
            claimed = None
        elif not 0 <= (claimed or 0) <= point.most:
            words = _("%(point)s: between 0 and %(most)s points.") % {"point": point, "most": point.most}
            raise ValidationError({f"claimed_{point.pk}": [words]})
        row = row or self.answers.model(inspection=self, point=point)
        row.result, row.evidence, row.claimed = result, evidence.strip(), claimed
        row.save()

    @act(
        _("Submit"),
        [S.ASSESSED],
        S.SUBMITTED,
        who=[by_post(PostKind.UNIT_HEAD)],
        rules=[rules.all_answered, rules.evidence_is_named],
        follows=_("The inspector from another unit is asked to verify."),
    )
    def submit(self, *, actor):
        """The head of the unit stands by the answers."""
        self.submitted_by, self.submitted_at = actor.person, now()

    @act(
        _("Return for change"),
        [S.SUBMITTED],
        S.RETURNED,
        who=[rules.is_inspector, rules.is_from_another_unit],
        reason=True,
        follows=_("The unit is asked to assess again."),
    )
    def return_for_change(self, *, actor):
        """The inspector asks for more."""
        self.submitted_by = self.submitted_at = None

    @act(
        _("Verify"),
        [S.SUBMITTED],
        S.VERIFIED,
        who=[rules.is_inspector, rules.is_from_another_unit],
        follows=_("The points you confirm count."),
    )
    def verify(self, *, actor, confirmed=None, remarks=None):
        """Confirm points on the evidence, one by one: each for which points are claimed."""
        confirmed, remarks = confirmed or {}, remarks or {}
        self._ask_each(confirmed)
        for row in self.answers.select_related("point"):
            row.confirmed = confirmed.get(row.point_id, row.claimed)
            if row.confirmed is not None and not 0 <= row.confirmed <= row.point.most:
                raise ValidationError({f"confirmed_{row.point_id}": [_("Not more points than the index gives.")]})
            row.remark = remarks.get(row.point_id, "")
            row.save()
        self.verified_at = now()

    @act(_("Close"), [S.VERIFIED], S.CLOSED, who=[by_post(*SYSTEM_KEEPERS)], follows=_("The self-inspection is over."))
    def close(self, *, actor):
        """The result is taken into the office's index."""

    @act(_("Move the due day"), [S.OPENED, S.ASSESSED, S.RETURNED], SAME, who=[only_as_part])
    def move_due(self, *, actor, due_on):
        """The round is due on another day, and so is this."""
        self.due_on = due_on
        reopen(self, SelfInspection.submit if self.state == S.ASSESSED else SelfInspection.assess)

    def _ask_each(self, confirmed):
        """No point that is claimed passes unlooked at. Raises ValidationError."""
        claimed = self.answers.filter(claimed__isnull=False).values_list("point", flat=True)
        lacking = [key for key in claimed if confirmed.get(key) is None]
        if lacking:
            raise ValidationError({f"confirmed_{key}": [_("Say how many points you confirm.")] for key in lacking})

    # ── Questions

    def title_text(self):
        return f"{self.round} – {self.unit}"

    title_text.short_description = _("self-inspection")

    def belongs_to_unit(self, person):
        """Whether a person holds a post in the unit or below it today."""
        return self._held_in_unit().filter(person=person).exists()

    def persons_of_unit(self):
        """Everybody who does."""
        return User.objects.filter(pk__in=self._held_in_unit().values("person"))

    def _held_in_unit(self):
        return Holding.objects.on().filter(post__unit__path__startswith=self.unit.path)

    def unanswered(self):
        """Points without an answer."""
        return list(self.round.points.filter(active=True).exclude(pk__in=self.answers.values("point")))

    def bare(self):
        """Points answered by a word alone: met by what, missing what, not applicable why?"""
        return list(self.answers.filter(evidence="").select_related("point"))

    def words_of_unanswered(self):
        """How many points are open, and the first of them."""
        return self._words(_("Points without an answer: %(count)s. The first: %(first)s"), self.unanswered())

    def words_of_bare(self):
        """How many points lack evidence, and the first of them."""
        return self._words(_("Points without evidence: %(count)s. The first: %(first)s"), self.bare())

    @staticmethod
    def _words(words, rows):
        return words % {"count": len(rows), "first": rows[0] if rows else ""}

    def points(self):
        """(claimed, confirmed, at most) over all points that apply."""
        asked = self.answers.exclude(result=Result.NOT_APPLICABLE)
        sums = asked.aggregate(claimed=Sum("claimed"), confirmed=Sum("confirmed"), most=Sum("point__most"))
        return tuple(sums[name] or Decimal(0) for name in ("claimed", "confirmed", "most"))

    def score(self):
        """Points claimed and confirmed, of those that can be had, in words."""
        claimed, confirmed, most = self.points()
        if not most:
            return ""
        words = {"claimed": number_words(claimed), "most": number_words(most), "confirmed": number_words(confirmed)}
        if self.verified_at is None:
            return gettext("%(claimed)s of %(most)s claimed") % words
        return gettext("%(claimed)s of %(most)s claimed, %(confirmed)s confirmed") % words

    def is_late(self):
        """Whether its day passed before it was submitted."""
        ended = timezone.localdate(self.submitted_at) if self.submitted_at else today()
        return ended > self.due_on

    @classmethod
    def also_visible_to(cls, user):
        return Q(inspector=user)
