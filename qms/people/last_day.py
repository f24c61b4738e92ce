"""What ends on a day: at once, or on a day that is given before, seen until then, and kept by the clock."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import act
from qms.ledger.now import today

from . import rules

ON_ITS_DAY = _("Until then everything goes on; on that day the program does it by itself. It can be withdrawn before.")


class Ending(ActedOn):
    """A unit or a post: it lasts until it has ended, and a day for that may be planned."""

    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    ends_on = models.DateField(_("ends on"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @act(
        _("Withdraw the planned end"),
        who=[rules.keeps_its_unit],
        rules=[rules.an_end_is_planned],
        reason=True,
        follows=_("It goes on as if no day had been given."),
    )
    def withdraw_end(self, *, actor):
        """It does not end on the day that was planned."""
        self._forget_plan()

    def _plan(self, on):
        """Keep the day on which it ends. Raises ValidationError for a day that is not still to come."""
        if on <= today():
            says = gettext("Give a day after today: nothing ends backwards, and what ends today is ended at once.")
            raise ValidationError({"on": says})
        self.ends_on = on

    def _end_now(self):
        self._forget_plan()
        self.ended_on = today()

    def _forget_plan(self):
        self.ends_on = None

    @property
    def last_day(self):
        """The day as of whose end it is asked what still stands against its end: the planned one, else today."""
        return max(self.ends_on or today(), today())
