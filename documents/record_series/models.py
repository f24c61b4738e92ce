"""A line of the list of records ("danh mục hồ sơ"): which records, how long they are kept, on what ground (7.5.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.codes import Coded
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind

from . import rules
from .kinds import kind_of
from .states import Ending, Form, SeriesState

S = SeriesState
FACTS = ("title", "of_kind", "form", "place", "kept_by", "years", "basis", "ending")


class RecordSeries(Coded, MovingRecord):
    """Records of one kind of one unit and those below it; its number is its code, its unit keeps them."""

    title = models.CharField(_("title"), max_length=300)
    of_kind = models.CharField(_("records of the program"), max_length=80, blank=True)
    form = models.CharField(_("kept as"), max_length=20, choices=Form)
    place = models.CharField(_("where they are kept"), max_length=200)
    kept_by = models.CharField(_("who keeps them"), max_length=30, choices=PostKind)
    years = models.PositiveSmallIntegerField(_("kept for (years)"), null=True, help_text=_("Empty: for ever."))
    basis = models.CharField(_("ground of the period"), max_length=500, blank=True)
    described = ""  # while its end is proposed: what of records outside the program is meant
    ending = models.CharField(_("what becomes of them"), max_length=20, choices=Ending)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("verified by"),
        null=True,
        related_name="+",
        editable=False,
    )
    verified_on = models.DateField(_("verified on"), null=True, editable=False)
    due_count = models.PositiveIntegerField(_("records whose time is over"), default=0, editable=False)
    state = StateField(SeriesState, S.IN_USE)

    who_creates = (rules.keeps_the_list,)
    reads_with = ("unit", "verified_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("line of the list of records")
        verbose_name_plural = _("list of records")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | Q(verified_by__isnull=False),
                name="a_record_series_is_verified_by_somebody",
            )
        ]

    @classmethod
    def begin(cls, *, actor, code, **values):
        return cls(number=code, **values)

    # ── Acts

    @act(
        _("Edit"),
        [S.IN_USE],
        SAME,
        who=[rules.keeps_the_list],
        reason=True,
        follows=_("Whoever verified it verified what it said before: it is unverified again where a fact changes."),
    )
    def edit(self, *, actor, **values):
        """Say better how long and where they are kept; the code stays."""
        before = self.facts()
        for name, value in values.items():
            setattr(self, name, value)
        if self.facts() != before:
            self.verified_by = self.verified_on = None

    @act(
        _("Confirm as verified"),
        [S.IN_USE],
        SAME,
        who=[rules.keeps_the_list],
        rules=[rules.is_unverified, rules.names_its_basis],
        follows=_("You say with your name and today's day that you compared the period with its ground."),
    )
    def verify(self, *, actor):
        """Somebody has compared the period with the text that gives it."""
        self.verified_by, self.verified_on = actor.person, today()

    @act(_("Note what is due"), [S.IN_USE], SAME, who=[only_as_part], clock=True)
    def note_due(self, *, actor, count):
        """So many records have been kept for their time; whoever keeps them is asked to propose their end."""
        self.due_count = count

    @act(
        _("Propose the end of what is due"),
        [S.IN_USE],
        SAME,
        who=[rules.keeps_the_records],
        rules=[rules.has_a_period, rules.is_verified],
        reason=True,
        follows=_("Somebody else is asked to approve; what an audit, a nonconformity or a hold needs is left out."),
    )
    def propose_disposal(self, *, actor, described=""):
        """Ask for the end of the records whose time is over; the proposal is a record of its own (`retention`)."""
        self.due_count, self.described = 0, described

    @act(
        _("Make no longer"),
        [S.IN_USE],
        S.RETIRED,
        who=[rules.keeps_the_list],
        reason=True,
        follows=_("No record of this kind is made any more; those there are stay until their time is over."),
    )
    def retire(self, *, actor):
        """Records of this kind are made no longer."""

    @act(_("Make again"), [S.RETIRED], S.IN_USE, who=[rules.keeps_the_list], reason=True)
    def take_up(self, *, actor):
        """Records of this kind are made again."""

    # ── Questions

    def facts(self):
        """What somebody compares with its ground."""
        return {name: getattr(self, name) for name in FACTS}

    def title_text(self):
        return self.title

    def kind(self):
        """The kind of record of the program that it speaks of, or None."""
        return kind_of(self.of_kind)

    def period(self):
        """How long they are kept, in words."""
        if self.years is None:
            return _("for ever")
        return ngettext("%(count)s year", "%(count)s years", self.years) % {"count": self.years}

    period.short_description = _("period of keeping")

    def verified(self):
        """Whether somebody compared the period with its ground, in words."""
        return (
            _("verified on %(day)s") % {"day": f"{self.verified_on:%d/%m/%Y}"} if self.verified_on else _("unverified")
        )

    verified.short_description = _("verified")

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads the list of their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
