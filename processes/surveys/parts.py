"""What a survey consists of: what it asks about, and its answers, which nobody can change."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.alignment import align
from qms.ledger.guards import Guard
from qms.ledger.kept import Kept

from .states import AnswerChannel


class SurveyScope(Kept):
    """A procedure or a unit that a survey asks about."""

    survey = models.ForeignKey("surveys.Survey", on_delete=models.PROTECT, related_name="scopes")
    procedure = models.ForeignKey(
        "controlled.Document", models.PROTECT, verbose_name=_("procedure"), null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, verbose_name=_("unit"), null=True, blank=True, related_name="+"
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("what a survey asks about")
        verbose_name_plural = _("what surveys ask about")
        constraints = [
            models.CheckConstraint(
                condition=Q(procedure__isnull=True) ^ Q(unit__isnull=True), name="a_scope_is_a_procedure_or_a_unit"
            )
        ]

    def __str__(self):
        return str(self.procedure or self.unit)

    def covers(self, procedure_id, unit):
        if self.procedure_id is not None:
            return self.procedure_id == procedure_id
        return unit is not None and unit.path.startswith(self.unit.path)

    @classmethod
    def bring_in_line(cls, survey, procedures, units):
        """Name exactly these: add, revive, and set inactive what is left over."""
        keys = [*((each.pk, None) for each in procedures), *((None, each.pk) for each in units)]
        present = cls.objects.filter(survey=survey)
        align(cls, present, ("procedure_id", "unit_id"), {key: {} for key in keys}, survey=survey)


class SurveyAnswer(Kept):
    """One person's answers, without anything that says who: written once, chained and sealed like all evidence."""

    survey = models.ForeignKey("surveys.Survey", on_delete=models.PROTECT, related_name="answers")
    answers = models.JSONField(_("answers"))
    channel = models.CharField(_("channel"), max_length=10, choices=AnswerChannel)
    procedure = models.ForeignKey(
        "controlled.Document", models.PROTECT, verbose_name=_("procedure"), null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, verbose_name=_("unit"), null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(_("answered on"), db_index=True)
    token_digest = models.CharField(max_length=64, null=True, editable=False)

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        constraints = [
            models.UniqueConstraint(fields=["survey", "token_digest"], name="a_receipt_answers_a_survey_once"),
            Guard(
                name="surveys_surveyanswer_fixed",
                event="UPDATE",
                says="surveys_surveyanswer: an answer is written once",
            ),
        ]

    def __str__(self):
        return f"{self.survey.number} {self.answered_on:%d/%m/%Y}"
