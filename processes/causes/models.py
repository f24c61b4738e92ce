"""The catalogue of causes: a tree that the office keeps, so that what comes back is seen (10.2.1 b)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.codes import Coded
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .queries import CauseQuerySet
from .states import CauseState

S = CauseState
is_quality_manager = by_post(PostKind.QUALITY_MANAGER)


class Cause(Coded, MovingRecord):
    """A kind of cause; more exact ones stand below it. Its number is its code, its unit is the administration."""

    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(_("name"), max_length=200)
    path = models.CharField(max_length=400, db_index=True, editable=False)
    state = StateField(CauseState, S.IN_USE)

    objects = CauseQuerySet.as_manager()

    who_creates = (is_quality_manager,)
    silent = (*Coded.silent, "path")

    belongs_to = ("parent",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("cause in the catalogue")
        verbose_name_plural = _("catalogue of causes")
        ordering = ["path"]

    def __str__(self):
        return self.name

    @classmethod
    def begin(cls, *, actor, code, name, parent=None):
        unit = parent.unit if parent else administration_of(actor.person)
        return cls(number=code, name=name.strip(), parent=parent, unit=unit)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees the whole catalogue of their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts; code and place stay, since by them repeats are found

    @act(
        _("Rename"),
        [S.IN_USE, S.RETIRED],
        SAME,
        who=[is_quality_manager],
        follows=_("Earlier records keep the cause they named; code and place stay, so that repeats are still found."),
    )
    def edit(self, *, actor, name):
        """Say better what the cause is."""
        self.name = name.strip()

    @act(
        _("Name no longer"),
        [S.IN_USE],
        S.RETIRED,
        who=[is_quality_manager],
        reason=True,
        follows=_("It is offered no more; earlier records keep it, and repeats are still found by it."),
    )
    def retire(self, *, actor):
        """The office names this cause no longer."""

    @act(
        _("Name again"),
        [S.RETIRED],
        S.IN_USE,
        who=[is_quality_manager],
        reason=True,
        follows=_("It is offered again at its place in the tree."),
    )
    def take_up(self, *, actor):
        """The office names this cause again."""

    # ── Its place in the tree

    def fill_in(self):
        self.path = f"{self.parent.path if self.parent else '/'}{self.number}/"
        super().fill_in()

    @property
    def depth(self):
        """How deep in the tree it stands; 0 at the top."""
        return self.path.count("/") - 2

    def in_the_tree(self):
        """Its name as a list shows it, set in by its depth."""
        return "\u2003" * self.depth + self.name

    in_the_tree.short_description = _("name")

    def branch(self):
        """The codes of the causes above it and its own, outermost first."""
        return self.path.strip("/").split("/")

    def title_text(self):
        return self.name
