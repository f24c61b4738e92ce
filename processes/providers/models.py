"""An external provider: from its first evaluation until the office works with it no more, and its arrows (8.4)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.numbers import next_number

from . import rules
from .matter import Matter
from .states import IN_USE, WATCHED, ProviderState

S = ProviderState
PLAIN = (
    "title",
    "kind",
    "supplies",
    "process",
    "influence",
    "requirements",
    "control",
    "contract",
    "contract_until",
    "contact",
    "every_months",
)


class Provider(Matter):
    """Somebody outside of the office on whom its work hangs, evaluated before it is used and again and again."""

    state = StateField(ProviderState, S.TO_EVALUATE)

    who_creates = (rules.may_keep,)

    belongs_to = ("process",)

    class Meta(Matter.Meta):
        abstract = False

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, **values):
        number = f"NCC-{next_number('providers', ''):03d}"
        return cls(number=number, unit=unit, **{name: values[name] for name in PLAIN if values.get(name)})

    def after_creation(self, *, actor, **values):
        self.evaluation.begin_with_usual_criteria()

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        list(WATCHED),
        SAME,
        who=[rules.may_keep],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, **values):
        """Say better what it provides, what is required of it and how it is controlled (8.4.2, 8.4.3)."""
        for name in PLAIN:
            if name in values:
                setattr(self, name, values[name])

    @act(
        _("Set the criteria"),
        [S.TO_EVALUATE, *IN_USE],
        SAME,
        who=[rules.may_keep],
        follows=_("The next evaluation asks for these; earlier ones stay as they were."),
    )
    def set_criteria(self, *, actor, criteria):
        """Say by what it is measured, and how much each counts (8.4.1)."""
        self.evaluation.set_criteria(criteria)

    @act(
        _("Evaluate"),
        [S.TO_EVALUATE],
        S.EVALUATED,
        who=[rules.may_keep],
        follows=_("Somebody else is asked to decide whether the office works with it."),
    )
    def evaluate(self, *, actor, since, until, marks, summary):
        """Say how it did in a period, criterion by criterion (8.4.1)."""
        self.score = self.evaluation.evaluate(actor, since, until, marks, summary)
        self.evaluated_by = actor.person

    @act(
        _("Accept the provider"),
        [S.EVALUATED],
        S.ACCEPTED,
        who=[rules.decides, rules.is_not_evaluator],
        rules=[rules.is_enough],
        follows=_("The office works with it until the next evaluation, which is asked for by itself."),
    )
    def accept(self, *, actor, next_evaluation_on=None):
        """It does what is required of it."""
        self._decide(actor, S.ACCEPTED, next_evaluation_on)
        self.conditions = ""

    @act(
        _("Accept on conditions"),
        [S.EVALUATED],
        S.CONDITIONAL,
        who=[rules.decides, rules.is_not_evaluator],
        follows=_("The office works with it as long as it keeps the conditions; evaluate it again soon."),
    )
    def accept_on_conditions(self, *, actor, conditions, next_evaluation_on=None):
        """It lacks something, and says by when it mends it."""
        self._decide(actor, S.CONDITIONAL, next_evaluation_on)
        self.conditions = conditions.strip()

    @act(
        _("Refuse the provider"),
        [S.EVALUATED],
        S.REFUSED,
        who=[rules.decides, rules.is_not_evaluator],
        reason=True,
        follows=_("The office does not work with it; it stays on record."),
    )
    def refuse(self, *, actor):
        """It does not do what is required."""
        self.evaluation.decide(actor, S.REFUSED)
        self.next_evaluation_on = None

    @act(
        _("Return the evaluation"),
        [S.EVALUATED],
        S.TO_EVALUATE,
        who=[rules.decides, rules.is_not_evaluator],
        reason=True,
        follows=_("It is evaluated again; this evaluation stays on record."),
    )
    def return_for_change(self, *, actor):
        """The evaluation does not go far enough."""

    @act(
        _("Ask for the evaluation"),
        list(IN_USE),
        S.TO_EVALUATE,
        who=[only_the_clock],
        rules=[rules.evaluation_has_come],
        clock=True,
        follows=_("The head of the unit is asked to evaluate it."),
    )
    def ask_evaluation(self, *, actor):
        """The day of its evaluation has come."""

    @act(
        _("Evaluate before its time"),
        list(IN_USE),
        S.TO_EVALUATE,
        who=[rules.may_keep],
        reason=True,
        follows=_("The head of the unit is asked to evaluate it."),
    )
    def begin_evaluation(self, *, actor):
        """Something happened that does not wait for the day: a nonconformity, a new contract."""

    @act(
        _("Work with it no more"),
        [S.TO_EVALUATE, *IN_USE],
        S.ENDED,
        who=[rules.decides],
        reason=True,
        follows=_("It is evaluated no more; it stays on record."),
    )
    def end(self, *, actor):
        """The contract is over."""
        self.next_evaluation_on = None

    @act(
        _("Consider it again"),
        [S.REFUSED, S.ENDED],
        S.TO_EVALUATE,
        who=[rules.may_keep],
        reason=True,
        follows=_("It is evaluated before the office works with it."),
    )
    def take_up(self, *, actor):
        """The office needs it after all."""

    # ── Questions

    def evaluated_last_by(self, actor):
        """Whether this person, or somebody in their place, did the evaluation that is decided on."""
        last = self.done(Provider.evaluate).order_by("-history_id").first()
        return last is not None and (actor.involves(last.history_user) or actor.involves(last.on_behalf_of))
