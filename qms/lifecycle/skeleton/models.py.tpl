"""A $name: its fields and its acts ($clause)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.acts.acts import SAME, act
from qms.lifecycle.moving_record import MovingRecord
from qms.acts.state import StateField

from . import rules
from .states import ${Model}State

S = ${Model}State
SERIES = "$SERIES"


class $Model(MovingRecord):
    """A $name, from its draft until it is retired ($clause)."""

    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    state = StateField(${Model}State, S.DRAFT)

    who_creates = (rules.may_keep,)

    class Meta(MovingRecord.Meta):
        verbose_name = _("$name")
        verbose_name_plural = _("$names")

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, title, description=""):
        year = str(today().year)
        number = f"{SERIES}-{year}-{next_number('$slice', year):04d}"
        return cls(number=number, unit=unit, title=title, description=description)

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.may_keep], follows=_("The draft is saved."))
    def edit(self, *, actor, title=None, description=None):
        """Change the draft."""
        self.title = self.title if title is None else title
        self.description = self.description if description is None else description

    @act(
        _("Put into use"),
        [S.DRAFT],
        S.IN_USE,
        who=[rules.may_keep],
        rules=[rules.is_described],
        follows=_("From now on it is used."),
    )
    def put_into_use(self, *, actor):
        """It holds from now on."""

    @act(
        _("Retire"),
        [S.IN_USE],
        S.RETIRED,
        who=[rules.may_keep],
        reason=True,
        follows=_("It is used no more, and stays on record."),
    )
    def retire(self, *, actor):
        """It holds no more; what was done by it stays."""

    # ── Questions

    def title_text(self):
        return self.title

    title_text.short_description = _("title")
