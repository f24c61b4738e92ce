"""A competence that posts need: what shows it, and for how long it holds (7.2 a)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.codes import Coded
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.rules import by_post

from .parts import PostNeed
from .states import CompetenceState

S = CompetenceState
keeps_the_list = by_post(*SYSTEM_KEEPERS)


class Competence(Coded, MovingRecord):
    """What somebody must know or be able to do. Its number is its code, its unit is the administration."""

    name = models.CharField(_("name"), max_length=200)
    shown_by = models.CharField(_("shown by"), max_length=300)
    months = models.PositiveSmallIntegerField(_("holds for (months)"), null=True, blank=True)
    state = StateField(CompetenceState, S.IN_USE)

    who_creates = (keeps_the_list,)
    parts = ("needs",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["number"]

    def __str__(self):
        return self.name

    @classmethod
    def begin(cls, *, actor, code, name, shown_by, months=None, needs=()):
        given = {"name": name.strip(), "shown_by": shown_by.strip(), "months": months}
        return cls(number=code, unit=administration_of(actor.person), **given)

    def after_creation(self, *, actor, needs=(), **values):
        PostNeed.bring_in_line(self, needs)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what posts of their administration need."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts; the code stays

    @act(
        _("Edit"),
        [S.IN_USE],
        SAME,
        who=[keeps_the_list],
        follows=_("The matrix asks by what is said here from now on; what people have stays as it is."),
    )
    def edit(self, *, actor, name, shown_by, months=None, needs=None):
        """Say better what it is and which posts need it."""
        self.name, self.shown_by, self.months = name.strip(), shown_by.strip(), months
        if needs is not None:
            PostNeed.bring_in_line(self, needs)

    @act(
        _("Ask for it no longer"),
        [S.IN_USE],
        S.RETIRED,
        who=[keeps_the_list],
        reason=True,
        follows=_("No post lacks it any more; what people have stays on record."),
    )
    def retire(self, *, actor):
        """No post needs it any more."""

    @act(_("Ask for it again"), [S.RETIRED], S.IN_USE, who=[keeps_the_list], reason=True)
    def take_up(self, *, actor):
        """Posts need it again."""

    # ── Questions

    def title_text(self):
        return self.name

    def holds_for(self):
        """For how long it holds once it is shown, in words."""
        if self.months is None:
            return _("without end")
        return ngettext("%(count)s month", "%(count)s months", self.months) % {"count": self.months}

    holds_for.short_description = _("holds for")

    def needed_by(self):
        """The posts that need it, in words."""
        return "; ".join(str(each) for each in self.needs.all() if each.active)

    needed_by.short_description = _("posts that need it")
