"""A nonconformity: from the report to the proof that its causes are gone, and its arrows (8.7, 10.2)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.links import link
from qms.ledger.now import now, today
from qms.lifecycle.flows import ask_also
from qms.lifecycle.flows import reopen as ask_anew

from . import rules
from .matter import Matter
from .particulars import (
    change_report,
    check_day,
    first_words,
    missing_of,
    name_others,
    new_number,
    owner_refused,
    place,
)
from .states import ACTION_STATES, LOOKED_STATES, OWNED_STATES, Ending, NonconformityState, Verdict

S = NonconformityState


class Nonconformity(Matter):
    """Something was not as required: it is corrected, its causes are removed, and somebody else sees that it helped."""

    state = StateField(S, S.REPORTED)

    who_creates = (rules.may_report,)

    belongs_to = ("process", "probable_cause", "provider")

    class Meta(Matter.Meta):
        abstract = False

    # ── Creation

    @classmethod
    def begin(cls, *, actor, description, unit, title="", origin=None, detected_on=None, **values):
        wanted = ("source", "severity", "process", "clause", "step", "provider")
        check_day("detected_on", detected_on)
        return cls(
            number=new_number(),
            title=title.strip() or first_words(description),
            description=description.strip(),
            unit=unit,
            detected_on=detected_on or today(),
            **{name: values[name] for name in wanted if values.get(name)},
        )

    def after_creation(self, *, actor, origin=None, files=(), **values):
        if origin is not None:
            link(origin, self)
        self._attach(files)

    # ── Acts, in the order of the work

    @act(
        _("Change the report"),
        [S.REPORTED],
        SAME,
        who=[rules.is_reporter],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, files=(), **values):
        """The reporter says it better while nobody has decided on it."""
        change_report(self, values)
        self._attach(files)
        ask_anew(self, self.accept)

    @act(
        _("Take on"),
        [S.REPORTED],
        S.ACCEPTED,
        who=[rules.is_quality_manager],
        follows=_("The owner is asked to contain it: to correct the thing itself at once."),
    )
    def accept(self, *, actor, owner=None, severity="", clause=None, due_on=None, **where):
        """It is one: say how grave it is, against which clause, and who answers for it."""
        self.owner, self.severity = owner or self.owner, severity or self.severity
        self.clause, self.due_on = clause or self.clause, due_on or self.due_on
        place(self, **where)
        missing_of(self, "owner", "severity", "clause", "unit")
        owner_refused(self, actor)

    @act(
        _("Reject"),
        [S.REPORTED, S.ACCEPTED],
        S.REJECTED,
        who=[rules.is_quality_manager, rules.is_not_reporter, rules.is_not_owner, rules.did_no_owners_work],
        rules=[rules.is_not_from_a_finding],
        reason=True,
        follows=_("It stays on record with the reason; whoever reported it is told."),
    )
    def reject(self, *, actor):
        """It is none, or it is known already."""

    @act(
        _("Add a correction"),
        [S.ACCEPTED, S.CONTAINED],
        SAME,
        who=[rules.is_owner],
        follows=_("It is kept with its evidence; containing is the next step."),
    )
    def correct(self, *, actor, what, done_by=None, done_on=None, evidence="", files=()):
        """Note what was done at once about the thing itself (8.7.1)."""
        self.containment.correct(what, done_by or actor.person, done_on, evidence, files)

    @act(
        _("Contain"),
        [S.ACCEPTED],
        S.CONTAINED,
        who=[rules.is_owner],
        rules=[rules.is_corrected],
        follows=_("The thing itself is put right; now its causes are sought."),
    )
    def contain(self, *, actor, probable_cause=None):
        """The thing itself is corrected; name what probably caused it."""
        self.probable_cause = probable_cause or self.probable_cause
        missing_of(self, "probable_cause")

    @act(
        _("Close with the correction"),
        [S.CONTAINED],
        S.CLOSED,
        who=[rules.is_quality_manager, rules.is_not_owner, rules.did_no_owners_work],
        rules=[
            rules.is_minor,
            rules.is_first_round,
            rules.is_no_repeat,
            rules.outputs_are_settled,
            rules.is_looked_for_elsewhere,
        ],
        reason=True,
        follows=_("It is closed without corrective action; the reason says why none is needed."),
    )
    def close_with_correction(self, *, actor):
        """A minor one, not seen before, is settled by its correction."""
        self._close(Ending.CORRECTED)

    @act(
        _("Note the analysis"),
        [S.CONTAINED],
        S.ANALYSED,
        who=[rules.is_owner],
        follows=_("Next, each root cause gets an action with a person and a day."),
    )
    def analyse(self, *, actor, analysis_method="", analysis=None, root_causes=None, other_processes_checked=""):
        """Why it happened, and whether it happens elsewhere for the same reason (10.2.1 b)."""
        self.improvement.analyse(analysis_method, analysis or {}, root_causes, other_processes_checked)

    @act(
        _("Add a corrective action"),
        list(ACTION_STATES),
        SAME,
        who=[rules.is_owner],
        follows=_("The person responsible is asked to start; somebody else verifies it."),
    )
    def add_action(self, *, actor, root_causes, title, responsible, verifier, due_on, unit=None, product=""):
        """Somebody removes a root cause until a day (10.2.1 c)."""
        self.improvement.add_action(
            actor, root_causes, responsible, unit, title=title, product=product, verifier=verifier, due_on=due_on
        )

    @act(
        _("Look for the same cause elsewhere"),
        list(LOOKED_STATES),
        SAME,
        who=[rules.is_owner],
        follows=_("Whoever looks there is asked until that day; before all is noted the work is not complete."),
    )
    def look_elsewhere(self, *, actor, unit, checker, due_on, process=None):
        """Another process or unit in which the same cause may be (10.2.1 b)."""
        self.places.name(unit, process, checker, due_on)

    @act(
        _("Name another who looks there"),
        list(LOOKED_STATES),
        SAME,
        who=[rules.may_reassign],
        rules=[rules.has_open_rows],
        follows=_("The person newly named is asked instead."),
    )
    def name_checker(self, *, actor, number, checker):
        """So that no row stands still because somebody left."""
        self.places.name_checker(number, checker)
        ask_also(self, Nonconformity.note_elsewhere)

    @act(
        _("Note what was found there"),
        list(LOOKED_STATES),
        SAME,
        who=[rules.looks_elsewhere],
        rules=[rules.has_open_rows],
        follows=_("Where the same cause is, a nonconformity of that unit is reported, unless one is known."),
    )
    def note_elsewhere(self, *, actor, number, outlook, note, known=None):
        """Found, not found, or it can't be there (10.2.1 b)."""
        return self.places.note(actor, number, outlook, note, known)

    @act(
        _("Submit the plan"),
        [S.ANALYSED],
        S.PLANNED,
        who=[rules.is_owner],
        rules=[rules.causes_have_actions, rules.says_where_else],
        follows=_("The quality manager is asked to let the work start, or to return it."),
    )
    def plan(self, *, actor, verifier=None, criterion="", waiting_days=None):
        """Say by what, when and by whom it will be judged whether the actions helped (10.2.1 d)."""
        self.effect.plan(verifier, criterion, waiting_days)

    @act(
        _("Return for change"),
        [S.ANALYSED, S.PLANNED],
        S.CONTAINED,
        who=[rules.is_quality_manager, rules.is_not_owner, rules.did_no_owners_work],
        reason=True,
        follows=_("The owner is asked to analyse the causes again."),
    )
    def return_for_change(self, *, actor):
        """The analysis or the plan does not go far enough."""

    @act(
        _("Let the work start"),
        [S.PLANNED],
        S.IMPLEMENTING,
        who=[rules.is_quality_manager, rules.is_not_owner, rules.did_no_owners_work],
        follows=_("The actions run; the owner completes the work when all of them are settled."),
    )
    def start(self, *, actor):
        """The plan goes far enough."""

    @act(
        _("Complete the work"),
        [S.IMPLEMENTING],
        S.EFFECTIVENESS_CHECK,
        who=[rules.is_owner],
        rules=[
            rules.actions_are_settled,
            rules.causes_are_removed,
            rules.outputs_are_settled,
            rules.is_looked_for_elsewhere,
        ],
        follows=_("The waiting time begins; when it is over the verifier is asked by itself."),
    )
    def complete(self, *, actor):
        """All is done; now it is given time to work."""
        self.effect.wait()

    @act(
        _("Open the effectiveness check"),
        [S.EFFECTIVENESS_CHECK],
        SAME,
        who=[only_the_clock],
        rules=[rules.waiting_is_over, rules.check_is_not_open],
        clock=True,
    )
    def open_check(self, *, actor):
        """The waiting time is over; the verifier is asked."""
        self.check_opened_at = now()

    @act(
        _("Confirm the effect"),
        [S.EFFECTIVENESS_CHECK],
        S.CLOSED,
        who=[rules.is_verifier, rules.verifier_is_not_owner, rules.verifier_did_no_work],
        rules=[rules.waiting_is_over],
        sign=True,
        follows=_("The nonconformity is closed."),
    )
    def confirm_effective(self, *, actor, judged="", evidence="", files=()):
        """The criterion is met: the causes are gone (10.2.1 d)."""
        self.effect.confirm(judged, evidence, files)
        self._close(Ending.EFFECTIVE)

    @act(
        _("Find it ineffective"),
        [S.EFFECTIVENESS_CHECK],
        S.CONTAINED,
        who=[rules.is_verifier, rules.verifier_is_not_owner, rules.verifier_did_no_work],
        reason=True,
        follows=_("A new round begins: the causes are sought again; the earlier round stays on record."),
    )
    def find_ineffective(self, *, actor, judged="", files=()):
        """It did not help: the causes are still there."""
        self.effect.deny(judged, files)
        self.rounds.begin_another(Verdict.INEFFECTIVE, actor)

    @act(
        _("Reopen"),
        [S.CLOSED],
        S.CONTAINED,
        who=[rules.is_quality_manager],
        reason=True,
        follows=_("A new round begins: the causes are sought again; the earlier round stays on record."),
    )
    def reopen(self, *, actor):
        """It came back, or was closed too early."""
        self.rounds.begin_another(Verdict.REOPENED, actor)

    @act(
        _("Name other persons"),
        list(OWNED_STATES),
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The persons newly named are asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, owner=None, verifier=None):
        """Change owner or verifier, so that nothing stands still because somebody left."""
        name_others(self, actor, owner, verifier)
        ask_anew(self, self.work.act_waited_for())
        ask_also(self, Nonconformity.note_elsewhere)

    # ── Questions

    @classmethod
    def work_acts(cls):
        """Acts by which somebody works on it; who did them does not judge it."""
        return (cls.correct, cls.contain, cls.analyse, cls.add_action, cls.plan, cls.complete)
