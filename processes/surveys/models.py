"""A survey of satisfaction: its questions, its days, and its arrows (9.1.2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.evidence.record import RecordQuerySet
from qms.ledger.guards import Guard
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import actors_of, whole_administration
from qms.people.posts import UNIT_KEEPERS

from . import rules
from .parts import SurveyScope
from .questions import checked, overall
from .results import answers_of, satisfaction_of
from .states import SurveyState

S = SurveyState
SERIES = "KS"


class SurveyQuerySet(RecordQuerySet):
    """Surveys as pages and receipts ask for them."""

    def taking_answers(self):
        """Those that are open and whose days have come."""
        return self.filter(state=S.OPEN, opens_on__lte=today(), closes_on__gte=today())


class Survey(MovingRecord):
    """Questions asked of those who had work done here, from a day to a day, about procedures and units."""

    title = models.CharField(_("title"), max_length=300)
    intro = models.TextField(_("words before the questions"), blank=True)
    questions = models.JSONField(_("questions"), default=list)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    answers_counted = models.PositiveIntegerField(_("answers when it was closed"), null=True, editable=False)
    rated = models.PositiveIntegerField(_("answers by which satisfaction is counted"), null=True, editable=False)
    satisfied = models.PositiveIntegerField(_("satisfied or very satisfied"), null=True, editable=False)
    state = StateField(SurveyState, S.DRAFT)

    objects = SurveyQuerySet.as_manager()

    who_creates = (rules.may_begin_surveys,)
    parts = ("scopes",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opens_on")), name="a_survey_ends_after_it_begins"
            ),
            Guard(
                name="surveys_survey_frozen",
                event="UPDATE",
                when="OLD.state <> 'draft' AND (NEW.questions <> OLD.questions OR NEW.opens_on <> OLD.opens_on)",
                says="surveys_survey: the questions of an opened survey are frozen",
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, title, questions, opens_on, closes_on, intro="", **values):
        _in_order(opens_on, closes_on)
        year = str(today().year)
        return cls(
            number=f"{SERIES}-{year}-{next_number('survey', year):02d}",
            unit=_unit_of(actor.person),
            title=title,
            intro=intro,
            questions=checked(questions),
            opens_on=opens_on,
            closes_on=closes_on,
        )

    def after_creation(self, *, actor, procedures=(), units=(), **values):
        SurveyScope.bring_in_line(self, procedures, units)

    # ── Acts

    @act(
        _("Edit the survey"),
        [S.DRAFT],
        SAME,
        who=[rules.keeps_surveys],
        follows=_("Everything can still be changed until the survey is opened."),
    )
    def edit(self, *, actor, procedures=None, units=None, **words):
        """Change what is asked, of whom and when, while nobody has answered yet."""
        for name in ("title", "intro", "opens_on", "closes_on"):
            setattr(self, name, words.get(name, getattr(self, name)))
        if "questions" in words:
            self.questions = checked(words["questions"])
        _in_order(self.opens_on, self.closes_on)
        kept = self.scopes.filter(active=True)
        if procedures is None:
            procedures = [each.procedure for each in kept if each.procedure]
        if units is None:
            units = [each.unit for each in kept if each.unit]
        SurveyScope.bring_in_line(self, procedures, units)

    @act(
        _("Open the survey"),
        [S.DRAFT],
        S.OPEN,
        who=[rules.keeps_surveys],
        rules=[rules.has_scale_question, rules.last_day_is_not_over],
        follows=_("The questions are frozen. Link, kiosk and receipts take answers from the first day to the last."),
    )
    def open_survey(self, *, actor):
        """Freeze the questions and let people answer."""

    @act(
        _("Close the survey"),
        [S.OPEN],
        S.CLOSED,
        who=[rules.keeps_surveys],
        clock=True,
        follows=_("No more answers are taken; how many there were is written down."),
    )
    def close(self, *, actor):
        """Take no more answers; the program does it by itself after the last day."""
        answers = list(answers_of(self))
        self.answers_counted = len(answers)
        self.rated, self.satisfied = satisfaction_of(overall(self.questions), answers)

    # ── Questions about it

    def has_scale_question(self):
        return overall(self.questions) is not None

    def last_day_is_over(self):
        return self.closes_on < today()

    def takes_answers(self):
        """Whether it is open and its days have come."""
        return self.state == S.OPEN and self.opens_on <= today() <= self.closes_on

    def covers(self, procedure_id, unit):
        """Whether it asks about this procedure or this unit; without any named it asks about all."""
        scopes = [each for each in self.scopes.all() if each.active]
        return not scopes or any(each.covers(procedure_id, unit) for each in scopes)

    def title_text(self):
        return self.title

    title_text.short_description = _("title")

    @classmethod
    def also_visible_to(cls, user):
        """What was asked of citizens, and what they said, everybody with a post in the administration may see."""
        return ~Q(state=S.DRAFT) & Q(unit__in=whole_administration(user).values("pk"))


def _in_order(opens_on, closes_on):
    if closes_on < opens_on:
        raise ValidationError({"closes_on": [_("The last day lies before the first.")]})


def _unit_of(person):
    """The unit for which the person keeps surveys, or None."""
    posts = [post for each in actors_of(person) for post in each.posts]
    found = [post.unit for kind in UNIT_KEEPERS for post in posts if post.kind == kind]
    return found[0] if found else None
