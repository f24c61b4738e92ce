"""A piece of equipment or software of the one-stop: kept fit in its time, out of order, back (7.1.3, 7.1.4)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.flows import reopen
from qms.workdays.months import months_after

from . import rules
from .matter import Matter
from .states import IN_USE, USABLE, AssetState, WorkKind

S = AssetState
ASKED: dict[str, str] = {S.UPKEEP_DUE: "record_upkeep", S.OUT_OF_ORDER: "put_back"}


class Asset(Matter):
    """Something with which the office serves citizens: a thing, a program, the room in which it does so."""

    state = StateField(AssetState, S.WORKING)

    parts = ("works",)
    who_creates = (rules.may_keep,)
    belongs_to = ("provider",)
    reads_with = ("unit", "keeper", "provider__unit")

    class Meta(Matter.Meta):
        abstract = False
        verbose_name = pgettext_lazy("equipment", "piece of equipment")
        verbose_name_plural = pgettext_lazy("equipment", "equipment and software")

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, **values):
        record = cls(number=f"TB-{next_number('equipment', ''):03d}", unit=unit)
        record.say(values)
        return record

    # ── Acts, in the order of the work

    @act(_("Edit"), list(IN_USE), SAME, who=[rules.may_keep], follows=_("What stood before stays in the history."))
    def edit(self, *, actor, **values):
        """Say better what it is, where it stands and in whose care."""
        keeper, asked = self.keeper_id, ASKED.get(self.state)
        self.say(values)
        if asked and self.keeper_id != keeper:
            reopen(self, getattr(Asset, asked))

    @act(
        _("Ask for the upkeep"),
        [S.WORKING],
        S.UPKEEP_DUE,
        who=[only_the_clock],
        rules=[rules.upkeep_has_come],
        clock=True,
        follows=_("Whoever has it in their care is asked to see to it."),
    )
    def ask_upkeep(self, *, actor):
        """The day of its upkeep has come."""

    @act(
        _("Record the upkeep"),
        list(USABLE),
        S.WORKING,
        who=[rules.cares_for_it],
        follows=_("What was done and its proof are on record; the next upkeep is asked for by itself."),
    )
    def record_upkeep(self, *, actor, done_on, words, done_by="", proof="", file=None):
        """It was looked after, by the office or its provider (7.1.3)."""
        self.note(actor, WorkKind.UPKEEP, done_on, words, done_by, proof, file)
        self.upkept_on = max(filter(None, (self.upkept_on, done_on)))
        self._count_on()

    @act(
        _("Report that it is out of order"),
        list(USABLE),
        S.OUT_OF_ORDER,
        who=[rules.works_here],
        reason=True,
        follows=_("Whoever has it in their care is asked to have it put in order."),
    )
    def report_broken(self, *, actor):
        """It can't be worked with."""
        self.broken_on = today()

    @act(
        _("Put it back into use"),
        [S.OUT_OF_ORDER],
        S.WORKING,
        who=[rules.cares_for_it],
        follows=_("What was done and its proof are on record; it is worked with again."),
    )
    def put_back(self, *, actor, done_on, words, done_by="", proof="", file=None):
        """It was repaired or replaced."""
        self.note(actor, WorkKind.REPAIR, done_on, words, done_by, proof, file)
        self.broken_on = None

    @act(
        _("Take out of use"),
        list(IN_USE),
        S.RETIRED,
        who=[rules.may_keep],
        reason=True,
        follows=_("Nobody is asked for it any more; it stays on record."),
    )
    def retire(self, *, actor):
        """It is given away, or replaced by another."""
        self.next_upkeep_on = self.broken_on = None

    @act(
        _("Use again"),
        [S.RETIRED],
        S.WORKING,
        who=[rules.may_keep],
        reason=True,
        follows=_("It is worked with again; its upkeep is asked for in its time."),
    )
    def take_up(self, *, actor):
        """It is needed after all."""
        self.say({})

    def _count_on(self):
        """The next upkeep, so many months after the last."""
        self.next_upkeep_on = months_after(self.upkept_on, self.every_months) if self.every_months else None
