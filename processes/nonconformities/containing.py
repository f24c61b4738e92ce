"""Containment: the thing itself is put right, apart from its causes (8.7.1, 10.2.1 a)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.acts import SAME, act

from . import rules
from .naming import check_day, missing_of
from .parts import Correction
from .states import Ending, NonconformityState

S = NonconformityState


class Containing:
    """The acts by which a nonconformity is contained, or settled by its correction alone."""

    @act(
        _("Add a correction"),
        [S.ACCEPTED, S.CONTAINED],
        SAME,
        who=[rules.is_owner],
        follows=_("It is kept with its evidence; containing is the next step."),
    )
    def correct(self, *, actor, what, done_by=None, done_on=None, evidence="", files=()):
        """Note what was done at once about the thing itself (8.7.1)."""
        check_day("done_on", done_on)
        if not (evidence.strip() or files):
            raise ValidationError({"evidence": [_("Attach a file that shows it, or say what shows it.")]})
        row = Correction.objects.create(
            nonconformity=self,
            round=self.round,
            what=what.strip(),
            done_by=done_by or actor.person,
            done_on=done_on or today(),
            evidence=evidence.strip(),
        )
        self._keep(files, row.purpose)

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
        rules=[rules.is_minor, rules.is_first_round, rules.is_no_repeat],
        reason=True,
        follows=_("It is closed without corrective action; the reason says why none is needed."),
    )
    def close_with_correction(self, *, actor):
        """A minor one, not seen before, is settled by its correction."""
        self._close(Ending.CORRECTED)
