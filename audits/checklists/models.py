"""Templates of questions that the office keeps, by clause (9.2.2 b)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.rules import by_post

from .states import QuestionState

S = QuestionState
SERIES = "CHDG"
keeps_the_system = by_post(*SYSTEM_KEEPERS)


class Question(MovingRecord):
    """A question auditors ask again and again: about a clause, of its unit and those below it."""

    clause = models.ForeignKey("map.Clause", verbose_name=_("clause"), on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("question"), max_length=500)
    evidence = models.CharField(_("what to look at"), max_length=500, blank=True)
    process = models.ForeignKey(
        "map.Process",
        verbose_name=_("only for the process"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = StateField(QuestionState, S.IN_USE)

    who_creates = (keeps_the_system,)
    belongs_to = ("process",)
    reads_with = ("unit", "clause", "process")
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("question for audits")
        verbose_name_plural = _("questions for audits")
        ordering = ["clause", "pk"]
        constraints = [models.UniqueConstraint(fields=["clause", "text"], name="a_question_stands_once_under_a_clause")]

    def __str__(self):
        return f"{self.clause.number}: {self.text}"

    @classmethod
    def begin(cls, *, actor, clause, text, evidence="", process=None, unit=None):
        asked_of = unit or administration_of(actor.person)
        question = cls(clause=clause, text=text.strip(), evidence=evidence.strip(), process=process, unit=asked_of)
        question.refuse_twin()
        question.number = f"{SERIES}-{next_number(SERIES):03d}"
        return question

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads all questions of their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts; the clause stays

    @act(
        _("Edit"),
        [S.IN_USE, S.RETIRED],
        SAME,
        who=[keeps_the_system],
        follows=_("Checklists made before keep what they asked."),
    )
    def edit(self, *, actor, **values):
        """Say it better, or of whom and about which process it is asked."""
        if "unit" in values:
            self._ask_of(values["unit"] or self.unit.root(), actor)
        for name in ("text", "evidence"):
            if name in values:
                setattr(self, name, values[name].strip())
        self.process = values.get("process", self.process)
        self.refuse_twin()

    def _ask_of(self, unit, actor):
        if not any(actor.holds(kind, unit) for kind in SYSTEM_KEEPERS):
            raise ValidationError({"unit": [_("You do not keep the quality system of this unit.")]})
        self.unit = unit

    @act(
        _("Ask no longer"),
        [S.IN_USE],
        S.RETIRED,
        who=[keeps_the_system],
        reason=True,
        follows=_("It is offered no more; checklists made before keep what they asked."),
    )
    def retire(self, *, actor):
        """The office asks this no longer."""

    @act(
        _("Ask again"),
        [S.RETIRED],
        S.IN_USE,
        who=[keeps_the_system],
        reason=True,
        follows=_("It is offered to checklists again."),
    )
    def take_up(self, *, actor):
        """The office asks this again."""

    # ── Questions

    def refuse_twin(self):
        """The same words stand once under a clause."""
        if Question.objects.filter(clause=self.clause, text=self.text).exclude(pk=self.pk).exists():
            raise ValidationError({"text": [_("This question stands under the clause already.")]})

    def title_text(self):
        return self.text

    title_text.short_description = _("question")
