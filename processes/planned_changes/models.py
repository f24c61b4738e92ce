"""A planned change: from its plan until somebody says whether it served its purpose, and its arrows (6.3, 8.5.6)."""

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
from .states import ChangeState, ImpactState

S = ChangeState
TOLD = (
    "title",
    "occasion",
    "purpose",
    "consequences",
    "resources",
    "process",
    "law",
    "whole_unit",
    "responsible",
    "effective_on",
)


class PlannedChange(Matter):
    """A change of the quality system or of a service, planned so that nothing it touches is forgotten."""

    state = StateField(ChangeState, S.DRAFT)

    who_creates = (rules.plans,)

    belongs_to = ("process", "law")

    class Meta(Matter.Meta):
        abstract = False

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, about=None, **values):
        year = str(today().year)
        told = {name: values[name] for name in TOLD if values.get(name)}
        return cls(number=f"TĐ-{year}-{next_number('planned_changes', year):03d}", unit=unit, **told)

    def after_creation(self, *, actor, about=None, **values):
        """What it came from leads to it; what it touches is found."""
        if about is not None:
            link(about, self)
        self.look_for_impacts()

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        [S.DRAFT],
        SAME,
        who=[rules.plans],
        follows=_("What it touches is looked for again; what was found before stays."),
    )
    def edit(self, *, actor, **values):
        """Say it better, while nobody has decided."""
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name])
        self.look_for_impacts()

    @act(
        _("Add what it touches"),
        [S.DRAFT, S.UNDER_WAY],
        SAME,
        who=[rules.carries],
        follows=_("Each line is settled by itself before the change counts as carried out."),
    )
    def add_impacts_by_hand(self, *, actor, lines):
        """What the program can't know; and whatever it finds by today."""
        self.look_for_impacts()
        self.add_impacts(lines)

    @act(
        _("Submit"),
        [S.DRAFT],
        S.SUBMITTED,
        who=[rules.plans],
        rules=[rules.touches_something],
        follows=_("Top management or the quality manager is asked whether it is carried out."),
    )
    def submit(self, *, actor):
        """Purpose, consequences, resources and persons are named: ask for the decision (6.3)."""

    @act(
        _("Approve the change"),
        [S.SUBMITTED],
        S.UNDER_WAY,
        who=[rules.decides, rules.did_not_plan],
        follows=_("The person responsible settles each thing that it touches, by its day."),
    )
    def approve(self, *, actor):
        """It is carried out as planned, with what it needs."""
        self.decided_by, self.decided_on = actor.person, today()

    @act(
        _("Return for change"),
        [S.SUBMITTED],
        S.DRAFT,
        who=[rules.decides],
        reason=True,
        follows=_("Whoever planned it is asked to plan it better."),
    )
    def return_for_change(self, *, actor):
        """Not as it is planned."""

    @act(
        _("Decline the change"),
        [S.SUBMITTED],
        S.DECLINED,
        who=[rules.decides, rules.did_not_plan],
        reason=True,
        follows=_("Nothing is changed; the reason stays on record."),
    )
    def decline(self, *, actor):
        """It is not carried out."""
        self.decided_by, self.decided_on = actor.person, today()

    @act(
        _("Settle what it touches"),
        [S.UNDER_WAY],
        SAME,
        who=[rules.carries],
        follows=_("It stands with your name and today's day; when all are settled the change can be reported."),
    )
    def settle(self, *, actor, impact, result, note):
        """What was done about one thing, or why nothing needs to be done."""
        row = self.impacts.filter(pk=impact, result=ImpactState.OPEN).first()
        if row is None or result not in (ImpactState.DONE, ImpactState.NOT_APPLICABLE):
            raise ValidationError({"impact": [_("This line stands otherwise by now.")]})
        row.result, row.note, row.settled_by, row.settled_on = result, note.strip(), actor.person, today()
        row.save()

    @act(
        _("Report it carried out"),
        [S.UNDER_WAY],
        S.CARRIED_OUT,
        who=[rules.is_responsible],
        rules=[rules.all_is_settled],
        follows=_("Somebody else is asked whether it served its purpose."),
    )
    def report_done(self, *, actor, outcome, files=()):
        """Everything it touches is settled: how it went."""
        self.outcome, self.carried_out_on = outcome.strip(), today()
        for file in files:
            attach(self, file)

    @act(
        _("Close after review"),
        [S.CARRIED_OUT],
        S.CLOSED,
        who=[rules.reviews, rules.did_not_carry],
        follows=_("The sheet of the change is kept as issued; the management review reads it."),
    )
    def close(self, *, actor, verdict):
        """It served its purpose, or not; what it brought about that nobody meant (8.5.6)."""
        self.verdict, self.reviewed_by, self.reviewed_on = verdict.strip(), actor.person, today()

    @act(
        _("Send back"),
        [S.CARRIED_OUT],
        S.UNDER_WAY,
        who=[rules.reviews, rules.did_not_carry],
        reason=True,
        follows=_("The person responsible goes on."),
    )
    def send_back(self, *, actor):
        """Something is not done yet."""

    @act(
        _("Name another person"),
        [S.UNDER_WAY],
        SAME,
        who=[rules.reviews],
        reason=True,
        follows=_("The person newly named is asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, responsible):
        """Change who carries it out, so that nothing stands still because somebody left."""
        self.responsible = responsible
        reopen(self, PlannedChange.report_done)

    @act(
        _("Give up"),
        [S.DRAFT, S.SUBMITTED, S.UNDER_WAY],
        S.GIVEN_UP,
        who=[rules.plans],
        reason=True,
        follows=_("Nobody is asked any more; what was done so far stays on record."),
    )
    def give_up(self, *, actor):
        """It is not needed any more."""
