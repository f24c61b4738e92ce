"""An idea for improvement: from the suggestion until it is spread or declined, and its arrows (10.1, 10.3)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.links import link
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.flows import reopen

from . import rules
from .matter import Matter
from .states import OPEN, IdeaState

S = IdeaState
TOLD = ("title", "source", "benefit", "process", "at_present", "proposal", "expected")


class Idea(Matter):
    """Something that somebody would do better, and what came of it."""

    state = StateField(IdeaState, S.SUGGESTED)

    who_creates = (rules.may_suggest,)

    belongs_to = ("process",)

    class Meta(Matter.Meta):
        abstract = False

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, about=None, **values):
        year = str(today().year)
        told = {name: values[name] for name in TOLD if values.get(name)}
        return cls(number=f"SK-{year}-{next_number('ideas', year):03d}", unit=unit, **told)

    def after_creation(self, *, actor, about=None, **values):
        """What it came from leads to it."""
        if about is not None:
            link(about, self)

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.SUGGESTED], SAME, who=[rules.is_suggester], follows=_("Whoever judges reads the new words."))
    def edit(self, *, actor, **values):
        """Say it better, while nobody has judged."""
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name])

    @act(
        _("Let it be tried"),
        [S.SUGGESTED],
        S.TRYING,
        who=[rules.judges, rules.is_not_suggester],
        follows=_("The person named tries it until the day, and reports the effect."),
    )
    def try_out(self, *, actor, judgement, responsible, trial_place, trial_until, measured_by):
        """It is worth a trial: where, by whom, until when, and by what the effect is seen."""
        if trial_until <= today():
            raise ValidationError({"trial_until": [_("Choose a day that is still to come.")]})
        self._judge(actor, judgement)
        self.responsible, self.trial_place = responsible, trial_place.strip()
        self.trial_until, self.measured_by = trial_until, measured_by.strip()

    @act(
        _("Report the trial"),
        [S.TRYING],
        S.TRIED,
        who=[rules.is_trying],
        follows=_("Somebody else is asked whether it is spread."),
    )
    def report_trial(self, *, actor, before, after, effect, files=()):
        """How it was before, how it is now, and what that comes to."""
        self.before, self.after, self.effect = before.strip(), after.strip(), effect.strip()
        self.tried_on = today()
        for file in files:
            attach(self, file)

    @act(
        _("Spread it"),
        [S.TRIED],
        S.SPREAD,
        who=[rules.judges, rules.is_not_suggester, rules.did_not_try],
        follows=_("It counts among the improvements; the form is kept as issued."),
    )
    def spread(self, *, actor, judgement, spread_to, spread_by):
        """It helped: where it is done from now on, and by what it was put into force (10.3)."""
        self._judge(actor, judgement)
        self.spread_to, self.spread_by = spread_to.strip(), spread_by.strip()

    @act(
        _("Decline it"),
        [S.SUGGESTED],
        S.DECLINED,
        who=[rules.judges, rules.is_not_suggester],
        reason=True,
        follows=_("Whoever suggested it is told why."),
    )
    def decline(self, *, actor):
        """It is not tried: known already, not allowed, or worth less than it costs."""
        self._judge(actor, "")

    @act(
        _("Decline it after the trial"),
        [S.TRIED],
        S.DECLINED,
        who=[rules.judges, rules.is_not_suggester, rules.did_not_try],
        reason=True,
        follows=_("Whoever suggested it is told why."),
    )
    def decline_after_trial(self, *, actor):
        """The trial showed that it does not help enough."""
        self._judge(actor, "")

    @act(
        _("Try it longer"),
        [S.TRIED],
        S.TRYING,
        who=[rules.judges, rules.is_not_suggester, rules.did_not_try],
        reason=True,
        follows=_("The person who tries it goes on until the new day."),
    )
    def try_longer(self, *, actor, trial_until):
        """The effect can't be told yet."""
        if trial_until <= today():
            raise ValidationError({"trial_until": [_("Choose a day that is still to come.")]})
        self.trial_until = trial_until

    @act(
        _("Name another person"),
        [S.TRYING],
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The person newly named is asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, responsible):
        """Change who tries it, so that nothing stands still because somebody left."""
        self.responsible = responsible
        reopen(self, Idea.report_trial)

    @act(
        _("Take it back"),
        list(OPEN),
        S.WITHDRAWN,
        who=[rules.is_suggester],
        reason=True,
        follows=_("Nobody is asked any more."),
    )
    def withdraw(self, *, actor):
        """Whoever suggested it no longer does."""

    def _judge(self, actor, judgement):
        self.judged_by, self.judged_on, self.judgement = actor.person, today(), judgement.strip()
