"""A row of the communication plan and its acts: asked for on its day, told with a proof, looked at each year (7.4)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.entry import current_entry
from qms.ledger.now import today
from qms.lifecycle.flows import reopen, tell_due

from . import rules
from .matter import Matter
from .states import IN_FORCE, CommunicationState

S = CommunicationState


class Communication(Matter):
    """Something that the office tells again and again, inside or outside, as its plan of the year says."""

    state = StateField(CommunicationState, S.PLANNED)

    parts = ("tellings",)
    who_creates = (rules.may_keep,)
    reads_with = ("unit", "reviewed_by")

    class Meta(Matter.Meta):
        abstract = False
        verbose_name = pgettext_lazy("communication", "communication")
        verbose_name_plural = pgettext_lazy("communication", "communications")

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, year=None, **values):
        record = cls(number=f"TT-{next_number('communications', ''):03d}", unit=unit, year=year or today().year)
        record.say(values)
        return record

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        list(IN_FORCE),
        SAME,
        who=[rules.may_keep],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, **values):
        """Say it better, or set another day."""
        post = self.post
        self.say(values)
        if self.state == S.DUE and self.post != post:
            reopen(self, Communication.record_telling)
        elif self.state == S.DUE:
            tell_due(self)

    @act(
        _("Remind that it is to be told"),
        [S.PLANNED],
        S.DUE,
        who=[only_the_clock],
        rules=[rules.day_has_come],
        clock=True,
        follows=_("Whoever is responsible for it is asked."),
    )
    def ask_telling(self, *, actor):
        """Its day is near."""

    @act(
        _("Record that it was told"),
        [S.DUE],
        S.PLANNED,
        who=[rules.tells],
        follows=_("Day and proof are on record; you are asked again in its rhythm."),
    )
    def record_telling(self, *, actor, told_on, words="", proof="", file=None):
        """It was told, and this proves it (7.4)."""
        self.note(actor, self.next_on, told_on, words, proof, file)
        self.go_on(max(self.next_on or told_on, told_on))

    @act(
        _("Leave out this time"),
        [S.DUE],
        S.PLANNED,
        who=[rules.tells],
        reason=True,
        follows=_("The reason stands with the plan; you are asked again in its rhythm."),
    )
    def leave_out(self, *, actor):
        """There is nothing to tell, or it could not be told."""
        why = current_entry().reason[:500]
        self.tellings.create(asked_for=self.next_on, left_out_why=why, noted_by=actor.person, noted_on=today())
        self.go_on(max(self.next_on or today(), today()))

    @act(
        _("Record one time besides"),
        list(IN_FORCE),
        SAME,
        who=[rules.tells],
        follows=_("Day and proof are on record; when it is told next stays as it is."),
    )
    def record_besides(self, *, actor, told_on, words="", proof="", file=None):
        """It was told outside of its rhythm, since there was an occasion."""
        self.note(actor, None, told_on, words, proof, file)

    @act(
        _("Record the yearly review"),
        list(IN_FORCE),
        SAME,
        who=[rules.may_keep],
        follows=_("It holds for that year; in the next one it is asked for again with the coming year."),
    )
    def review(self, *, actor, finding, year, **values):
        """Look at it for a year: whether it reaches whom it should, and what changes."""
        if year < self.year:
            raise ValidationError({"year": [_("It is planned for a later year already.")]})
        self.say(values)
        self.year, self.finding = year, finding.strip()
        self.reviewed_on, self.reviewed_by = today(), actor.person

    @act(
        _("Tell it no more"),
        list(IN_FORCE),
        S.ENDED,
        who=[rules.may_keep],
        reason=True,
        follows=_("Nobody is asked for it any more; what was told stays on record."),
    )
    def end(self, *, actor):
        """It is not needed any more."""

    @act(
        _("Tell it again"),
        [S.ENDED],
        S.PLANNED,
        who=[rules.may_keep],
        reason=True,
        follows=_("It is asked for again on its day."),
    )
    def take_up(self, *, actor, next_on=None):
        """It is needed after all."""
        self.year = max(self.year, today().year)
        self.say({"next_on": next_on})
