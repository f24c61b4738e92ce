"""The tree of the office: its units."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import act

from . import rules
from .ends import UnitQuerySet, refuse_ended
from .last_day import ON_ITS_DAY, Ending
from .posts import PostKind


class Unit(Ending):
    """A unit of the administration; one installation may serve several communes, each a root."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self", verbose_name=_("parent unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=400, db_index=True, editable=False)
    merges_into = models.ForeignKey(
        "self",
        verbose_name=_("goes on as part of"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="to_merge",
    )

    objects = UnitQuerySet.as_manager()

    who_creates = (rules.keeps_its_unit,)
    reads_with = ("parent",)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["path"]

    def __str__(self):
        return self.name

    @classmethod
    def begin(cls, *, actor, parent, code, name):
        if cls.objects.filter(code__iexact=code).exists():
            raise ValidationError({"code": gettext("There is a unit with this code already.")})
        refuse_ended("parent", parent)
        return cls(parent=parent, code=code, name=name)

    @act(
        _("Rename the unit"),
        who=[rules.keeps_its_unit],
        reason=True,
        follows=_("Earlier records keep showing what they were made under; the code stays."),
    )
    def rename(self, *, actor, name):
        """Give it another name; its code, by which its records stand, stays."""
        self.name = name

    @act(
        _("End the unit"),
        who=[rules.keeps_its_unit],
        rules=[
            rules.lasts,
            rules.no_later_end_is_planned,
            rules.nothing_merges_into_it,
            rules.nothing_lasts_below,
            rules.nobody_holds_its_posts,
        ],
        reason=True,
        clock=True,
        follows=_("Nothing new begins in it; its records, documents and history stay under its name."),
    )
    def end(self, *, actor):
        """It ends today without a successor."""
        self._end_now()

    @act(
        _("End the unit on a day"),
        who=[rules.keeps_its_unit],
        rules=[rules.lasts, rules.no_end_is_planned, rules.nothing_merges_into_it],
        reason=True,
        follows=ON_ITS_DAY,
    )
    def plan_end(self, *, actor, on):
        """It ends on a day to come without a successor."""
        self._plan(on)

    @act(
        _("Merge into another unit"),
        who=[rules.keeps_its_unit],
        rules=[
            rules.lasts,
            rules.no_later_end_is_planned,
            rules.nothing_merges_into_it,
            rules.nothing_lasts_below,
            rules.nobody_comes_later,
        ],
        reason=True,
        clock=True,
        follows=_(
            "Whoever heads the other unit sees and leads its work from now on; its records, documents and history stay"
            " under its name. Its posts end: enter its people in the other unit first."
        ),
    )
    def merge(self, *, actor, into):
        """It ends today and stands from now on below its successor, whose posts do its work."""
        planned = actor.person.is_system and into == self.merges_into
        into = self._successor(into, actor, planned=planned)
        self._end_now()
        below = list(self.subtree().exclude(pk=self.pk).order_by("path"))
        self.parent = into
        self._lead_along(below)

    @act(
        _("Merge into another unit on a day"),
        who=[rules.keeps_its_unit],
        rules=[rules.lasts, rules.no_end_is_planned, rules.nothing_merges_into_it],
        reason=True,
        follows=ON_ITS_DAY,
    )
    def plan_merge(self, *, actor, into, on):
        """It ends on a day to come and stands from then on below its successor."""
        self.merges_into = self._successor(into, actor)
        if self.merges_into.ends_on:
            says = gettext("{unit} is to end itself on {day:%d/%m/%Y}.")
            raise ValidationError({"into": says.format(unit=self.merges_into, day=self.merges_into.ends_on)})
        self._plan(on)

    def _successor(self, into, actor, *, planned=False):
        """The unit that goes on, as it is now. Raises ValidationError where it can't, or is not the actor's to join.

        Whoever planned it kept that unit; the clock, which keeps none, does what was planned.
        """
        into = Unit.objects.select_for_update().get(pk=into.pk)  # it may have merged or ended since it was chosen
        refuse_ended("into", into)
        if into.path.startswith(self.path):
            raise ValidationError({"into": gettext("A unit merges into another one, not into itself.")})
        if not planned and not actor.holds(PostKind.ADMINISTRATOR, into):
            raise ValidationError({"into": str(rules.keeps_its_unit.sentence)})
        return into

    def _forget_plan(self):
        self.ends_on = self.merges_into = None

    @act(
        _("Take up again"),
        who=[rules.keeps_its_unit],
        rules=[rules.has_ended],
        reason=True,
        follows=_("It stands again where it is, with its posts."),
    )
    def take_up(self, *, actor):
        """It was ended by mistake, or is needed again."""
        refuse_ended("__all__", self.parent)
        self.ended_on = None

    def _lead_along(self, below):
        """What ended below it earlier stands at its new place with it."""
        self.fill_in()
        moved = {self.pk: self}
        for unit in below:
            unit.parent = moved[unit.parent_id]
            unit.save()
            moved[unit.pk] = unit

    @property
    def has_ended(self):
        """Whether it was ended, or merged into the unit above it."""
        return self.ended_on is not None

    def fill_in(self):
        self.path = f"{self.parent.path if self.parent else '/'}{self.code}/"

    @property
    def unit_keeping(self):
        """The unit whose administrator keeps this row: itself, or where it is to stand while it is new."""
        return self if self.path else self.parent

    def subtree(self):
        """This unit and all below it."""
        return Unit.objects.filter(path__startswith=self.path)

    @property
    def root_path(self):
        """The path of the administration to which this unit belongs."""
        return root_of(self.path)

    @property
    def depth(self):
        """How many units stand above this one."""
        return self.path.count("/") - 2

    def root(self):
        """The administration to which this unit belongs: the root of its tree."""
        return self if self.path == self.root_path else Unit.objects.get(path=self.root_path)

    def administration(self):
        """Every unit of the administration to which this unit belongs."""
        return Unit.objects.filter(path__startswith=self.root_path)


def root_of(path):
    """The path of the root above a unit's path."""
    return f"/{path.split('/')[1]}/"
