"""The tree of the office: its units, and the posts in them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import act
from qms.ledger.now import today
from qms.text.columns import OrderKeyField
from qms.text.vietnamese import order_key

from . import rules
from .ends import PostQuerySet, UnitQuerySet, refuse_ended
from .posts import PostKind


class Unit(ActedOn):
    """A unit of the administration; one installation may serve several communes, each a root."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self", verbose_name=_("parent unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=400, db_index=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)

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
        rules=[rules.lasts, rules.nothing_lasts_below, rules.nobody_holds_its_posts],
        reason=True,
        follows=_("Nothing new begins in it; its records, documents and history stay under its name."),
    )
    def end(self, *, actor):
        """It ends today without a successor."""
        self.ended_on = today()

    @act(
        _("Merge into another unit"),
        who=[rules.keeps_its_unit],
        rules=[rules.lasts, rules.nothing_lasts_below, rules.nobody_comes_later],
        reason=True,
        follows=_(
            "Whoever heads the other unit sees and leads its work from now on; its records, documents and history stay"
            " under its name. Its posts end: enter its people in the other unit first."
        ),
    )
    def merge(self, *, actor, into):
        """It ends today and stands from now on below its successor, whose posts do its work."""
        into = Unit.objects.select_for_update().get(pk=into.pk)  # it may have merged or ended since it was chosen
        refuse_ended("into", into)
        if into.path.startswith(self.path):
            raise ValidationError({"into": gettext("A unit merges into another one, not into itself.")})
        if not actor.holds(PostKind.ADMINISTRATOR, into):
            raise ValidationError({"into": str(rules.keeps_its_unit.sentence)})
        self.ended_on, below = today(), list(self.subtree().exclude(pk=self.pk).order_by("path"))
        self.parent = into
        self._lead_along(below)

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


class Post(ActedOn):
    """A post in a unit, under the title the office gives it."""

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(_("kind"), max_length=30, choices=PostKind)
    title = models.CharField(_("title"), max_length=200)
    title_order = OrderKeyField(of="title")
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    who_creates = (rules.keeps_its_unit,)
    reads_with = ("unit",)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["unit__path", "title_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "title"], name="one_post_per_unit_kind_title")]

    def __str__(self):
        return f"{self.title} – {self.unit}"

    @classmethod
    def begin(cls, *, actor, unit, kind, title):
        if cls.objects.filter(unit=unit, kind=kind, title=title).exists():
            raise ValidationError({"title": gettext("The unit has a post of this kind and title already.")})
        refuse_ended("unit", unit)
        return cls(unit=unit, kind=kind, title=title)

    @act(
        _("End the post"),
        who=[rules.keeps_its_unit],
        rules=[rules.lasts, rules.nobody_holds_it],
        reason=True,
        follows=_("Nobody can hold it any more; who held it and what they did stays."),
    )
    def end(self, *, actor):
        """There is no such post any more."""
        self.ended_on = today()

    @act(_("Take up again"), who=[rules.keeps_its_unit], rules=[rules.has_ended], reason=True)
    def take_up(self, *, actor):
        """There is such a post again."""
        refuse_ended("__all__", self.unit)
        self.ended_on = None

    def fill_in(self):
        self.title_order = order_key(self.title)  # the chain covers it, so it is there before the row is written
        super().fill_in()

    @property
    def has_ended(self):
        """Whether there is no such post any more; a unit that ended or merged took its posts with it."""
        return self.ended_on is not None or self.unit.has_ended

    @property
    def unit_keeping(self):
        """The unit whose administrator keeps this row."""
        return self.unit
