"""An issue of the context and a need of an interested party, from when it is seen until it holds no more (4.1, 4.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField

from . import rules
from .matter import Matter
from .states import HOLDING, ContextState, Effect, PartyKind, Place, Topic

S = ContextState


class ContextActs(Matter):
    """What is done with either of them; the state stands with its acts, or the arrows would be those of one alone."""

    state = StateField(ContextState, S.WATCHED)

    class Meta(Matter.Meta):
        abstract = True

    @act(_("Edit"), list(HOLDING), SAME, who=[rules.may_keep], follows=_("What stood before stays in the history."))
    def edit(self, *, actor, **values):
        """Say it better."""
        self.change(values)

    @act(
        _("Ask for the review"),
        [S.WATCHED],
        S.TO_REVIEW,
        who=[only_the_clock],
        rules=[rules.review_has_come],
        clock=True,
        follows=_("The head of the unit is asked to look at it again."),
    )
    def ask_review(self, *, actor):
        """The day of its review has come."""

    @act(
        _("Record the review"),
        list(HOLDING),
        S.WATCHED,
        who=[rules.may_keep],
        follows=_("It is watched on; on the next day it is asked for by itself."),
    )
    def review(self, *, actor, finding, next_review_on=None, **values):
        """Look at it again: whether it still holds so, and what changed (4.1, 4.2)."""
        self.change(values)
        self.note_review(actor, finding, next_review_on)

    @act(
        _("Watch no more"),
        list(HOLDING),
        S.ENDED,
        who=[rules.may_keep],
        reason=True,
        follows=_("It stays on record; risks that name it keep it."),
    )
    def end(self, *, actor):
        """It holds no more."""

    @act(
        _("Watch again"),
        [S.ENDED],
        S.TO_REVIEW,
        who=[rules.may_keep],
        reason=True,
        follows=_("The head of the unit is asked to look at it again."),
    )
    def take_up(self, *, actor):
        """It holds again."""


class ContextIssue(ContextActs):
    """Something inside or outside on which it hangs whether the quality system achieves what it is for (4.1)."""

    title = models.CharField(pgettext_lazy("context", "issue"), max_length=300)
    place = models.CharField(_("inside or outside"), max_length=10, choices=Place)
    topic = models.CharField(_("field of the issue"), max_length=20, choices=Topic)
    effect = models.CharField(_("effect"), max_length=10, choices=Effect)
    consequences = models.TextField(_("what it means for us"))
    response = models.TextField(_("what we do about it"), blank=True)

    who_creates = (rules.may_keep,)
    told = ("title", "place", "topic", "effect", "consequences", "response", "watched_how")
    series, prefix = "context_issues", "VD"

    class Meta(ContextActs.Meta):
        abstract = False
        verbose_name = _("context issue")
        verbose_name_plural = _("context issues")

    def title_text(self):
        return self.title

    title_text.short_description = pgettext_lazy("context", "issue")

    def search_words(self):
        return [*super().search_words(), self.consequences, self.response]


class PartyNeed(ContextActs):
    """What an interested party needs or expects of the office, and how that is met (4.2)."""

    party = models.CharField(_("interested party"), max_length=200)
    party_kind = models.CharField(_("kind of party"), max_length=20, choices=PartyKind)
    need = models.TextField(_("need or expectation"))
    binding = models.BooleanField(_("binding requirement"), default=False)
    about_climate = models.BooleanField(_("about climate change"), default=False)
    met_how = models.TextField(_("how it is met"))

    who_creates = (rules.may_keep,)
    told = ("party", "party_kind", "need", "binding", "about_climate", "met_how", "watched_how")
    series, prefix = "party_needs", "BQT"

    class Meta(ContextActs.Meta):
        abstract = False
        verbose_name = _("need of an interested party")
        verbose_name_plural = _("needs of interested parties")

    def title_text(self):
        return f"{self.party}: {self.need}"[:300]

    title_text.short_description = _("need or expectation")

    def search_words(self):
        return [*super().search_words(), self.party, self.need, self.met_how]
