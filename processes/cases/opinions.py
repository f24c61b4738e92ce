"""An opinion that a step of a case asked for: of whom, until when, what came of it (8.4, 8.5.1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.asking_guards import AskingGuard
from qms.ledger.guards import Guard
from qms.ledger.kept import Kept


class OpinionState(models.TextChoices):
    """Whether an opinion is still waited for."""

    ASKED = "asked", _("Waited for")
    GIVEN = "given", _("Opinion given")
    WITHDRAWN = "withdrawn", _("No longer needed")


class CaseOpinion(Kept):
    """One opinion among those that a step asks for side by side; the step is finished when they are joined."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="opinions")
    case_step = models.ForeignKey("cases.CaseStep", on_delete=models.PROTECT, related_name="opinions")
    asked = models.ForeignKey(
        "procedures.AskedOpinion", models.PROTECT, verbose_name=_("of whom it is asked"), related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=OpinionState, default=OpinionState.ASKED)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("brought here by"), related_name="+"
    )
    asked_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("as substitute for"),
        null=True,
        blank=True,
        related_name="+",
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("answer given or noted by"),
        null=True,
        blank=True,
        related_name="+",
    )
    given_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("as substitute for"),
        null=True,
        blank=True,
        related_name="+",
    )
    agrees = models.BooleanField(_("agrees"), null=True, blank=True)
    on_time = models.BooleanField(_("on time"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    letter_number = models.CharField(_("number of the letter"), max_length=120, blank=True)
    letter_day = models.DateField(_("day of the letter"), null=True, blank=True)

    class Meta:
        verbose_name = _("opinion on a case")
        verbose_name_plural = _("opinions on cases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case_step", "asked"], name="an_opinion_is_asked_for_once_at_a_step"),
            models.CheckConstraint(
                condition=Q(state=OpinionState.GIVEN, agrees__isnull=False, given_by__isnull=False)
                | (~Q(state=OpinionState.GIVEN) & Q(agrees__isnull=True, given_by__isnull=True)),
                name="an_opinion_that_is_given_says_what_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state=OpinionState.ASKED) | Q(answered_at__isnull=False),
                name="an_opinion_ends_at_a_moment",
            ),
            AskingGuard(
                name="cases_caseopinion_asked",
                event="INSERT",
                when="NOT EXISTS (SELECT 1 FROM cases_casestep r JOIN procedures_askedopinion a"
                " ON a.step_id = r.step_id WHERE r.id = NEW.case_step_id AND r.case_id = NEW.case_id"
                " AND r.done_at IS NULL AND a.id = NEW.asked_id AND a.active)",
                says="cases_caseopinion: an open step asks whom its procedure names",
            ),
            Guard(
                name="cases_caseopinion_begins",
                event="INSERT",
                when="NEW.state <> 'asked'",
                says="cases_caseopinion: an opinion is asked for before it is given",
            ),
            Guard(
                name="cases_caseopinion_stays",
                event="UPDATE",
                when="OLD.state <> 'asked' OR NEW.case_id <> OLD.case_id OR NEW.case_step_id <> OLD.case_step_id"
                " OR NEW.asked_id <> OLD.asked_id",
                says="cases_caseopinion: an opinion that was given or is no longer needed stays as it is",
            ),
        ]

    def __str__(self):
        return f"{self.asked.code()} {self.asked}"

    def is_open(self):
        """Whether it is still waited for."""
        return self.state == OpinionState.ASKED

    def was_given_by(self, actor):
        """Whether the actor, or whom the actor stands in for, gave or noted it."""
        return actor.involves(self.given_by) or actor.involves(self.given_for)
