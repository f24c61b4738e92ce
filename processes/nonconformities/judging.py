"""The effect is judged by somebody who did none of the work; what did not help goes another round (10.2.1 d)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.ledger.entry import current_entry
from qms.ledger.now import now, today
from qms.lifecycle.acts import SAME, act
from qms.lifecycle.rules import only_the_clock

from . import rules
from .naming import missing_of
from .parts import EndedRound
from .states import Ending, NonconformityState, Verdict

S = NonconformityState


class Judging:
    """The acts by which the effect is judged, and by which a nonconformity begins another round."""

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
        self.judged, self.judged_evidence = judged.strip(), evidence.strip()
        missing_of(self, "judged")
        if not (self.judged_evidence or files):
            raise ValidationError({"evidence": [_("Attach a file that shows it, or say what shows it.")]})
        self._keep(files, f"effect-{self.round}")
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
        self.judged = judged.strip()
        self._keep(files, f"effect-{self.round}")
        self._begin_round(Verdict.INEFFECTIVE, actor)

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
        self._begin_round(Verdict.REOPENED, actor)

    def _begin_round(self, verdict, actor):
        """Put the round that is over on record, and begin the next one empty."""
        told = ("analysis_method", "analysis", "other_processes_checked", "criterion", "judged")
        EndedRound.objects.create(
            nonconformity=self,
            round=self.round,
            verdict=verdict,
            why=current_entry().reason,
            judged_by=actor.person,
            ended_on=today(),
            **{name: getattr(self, name) for name in told},
        )
        self.round += 1
        self.analysis_method, self.analysis, self.ending, self.closed_at = "", {}, "", None
        self.other_processes_checked = self.criterion = self.judged = self.judged_evidence = ""
        self.waiting_days = self.check_due_on = self.judge_by = self.check_opened_at = None
