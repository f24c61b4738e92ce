"""A nonconforming output: from the proposal until somebody else saw that it is put right, and its arrows (8.7)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, Move, act
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.links import link
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.flows import reopen

from . import rules
from .matter import Matter, check_done, check_proposal
from .states import OutputState

S = OutputState
TOLD = ("what", "reference", "delivered", "decision", "grounds", "tells_citizen", "why_not_told", "due_on")


class NonconformingOutput(Matter):
    """A result or service that is not as required: what is decided on it, done, told and verified."""

    state = StateField(OutputState, S.PROPOSED)

    who_creates = (rules.may_propose,)
    needs_to_create = (rules.matter_is_open,)

    class Meta(Matter.Meta):
        abstract = False

    # ── Creation

    @classmethod
    def begin(cls, *, actor, nonconformity, responsible, **values):
        year = str(today().year)
        told = {name: values[name] for name in TOLD if name in values}
        check_proposal(told)
        return cls(
            number=f"DR-{year}-{next_number('outputs', year):03d}",
            nonconformity=nonconformity,
            unit=nonconformity.unit,
            responsible=responsible,
            **told,
        )

    def after_creation(self, *, actor, nonconformity, **values):
        link(nonconformity, self)

    # ── Acts, in the order of the work

    @act(
        _("Change the proposal"),
        [S.PROPOSED],
        SAME,
        who=[rules.may_propose],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, **values):
        """Propose something else, while nobody has decided."""
        told = {name: values.get(name, getattr(self, name)) for name in TOLD}
        check_proposal(told)
        for name, value in told.items():
            setattr(self, name, value)
        self.responsible = values.get("responsible", self.responsible)
        reopen(self, NonconformingOutput.decide)

    @act(
        _("Decide so"),
        [S.PROPOSED],
        S.DECIDED,
        who=[rules.has_authority, rules.is_not_proposer],
        follows=_("The person responsible is asked to carry it out."),
    )
    def decide(self, *, actor):
        """Whoever has the authority says what is done with it (8.7.2 d)."""
        self.decided_by, self.decided_on = actor.person, today()

    @act(
        _("Refuse the proposal"),
        [S.PROPOSED],
        S.REFUSED,
        who=[rules.has_authority, rules.is_not_proposer],
        reason=True,
        follows=_("It stays on record; propose something else at the nonconformity."),
    )
    def refuse(self, *, actor):
        """Something else must be done with it."""

    @act(
        _("Report done"),
        [S.DECIDED],
        S.DONE,
        who=[rules.is_responsible],
        follows=_("Somebody else is asked to verify it."),
    )
    def report_done(self, *, actor, done_what, done_on=None, told_on=None, told_how="", evidence="", files=()):
        """Say what was done, when the citizen was told, and what shows it (8.7.2 b)."""
        check_done(self, done_on, told_on, told_how, evidence, files)
        self.done_what, self.done_on = done_what.strip(), done_on or today()
        self.told_on, self.told_how, self.evidence = told_on, told_how.strip(), evidence.strip()
        for file in files:
            attach(self, file)

    @act(
        _("Confirm that it is put right"),
        [S.DONE],
        S.VERIFIED,
        who=[rules.judges, rules.did_not_do_it],
        follows=_("The form is kept as issued; the nonconformity can go on."),
    )
    def verify(self, *, actor, verified):
        """Somebody else saw that it is as required now, or as was decided (8.7.1)."""
        self.verified, self.verified_by, self.verified_on = verified.strip(), actor.person, today()

    @act(
        _("Return for rework"),
        [S.DONE],
        S.DECIDED,
        who=[rules.judges, rules.did_not_do_it],
        reason=True,
        follows=_("The person responsible is asked to go on; what was reported stays in the history."),
    )
    def return_for_rework(self, *, actor):
        """It is not put right yet."""

    @act(
        _("Give it up"),
        [S.PROPOSED, S.DECIDED],
        S.CANCELLED,
        who=[rules.may_cancel, rules.is_not_proposer, rules.did_not_do_it],
        reason=True,
        follows=_("Nothing more is expected; it stays on record."),
    )
    def cancel(self, *, actor):
        """It turned out to be as required, or something else was decided."""

    @act(
        _("Name another person"),
        [S.PROPOSED, S.DECIDED],
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The person newly named is asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, responsible):
        """Change who carries it out, so that nothing stands still because somebody left."""
        self.responsible = responsible
        asked: dict[str, Move] = {
            S.PROPOSED: NonconformingOutput.decide,
            S.DECIDED: NonconformingOutput.report_done,
        }
        reopen(self, asked[self.state])
