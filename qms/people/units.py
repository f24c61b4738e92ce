"""The tree of the office: its units, and the posts in them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import act
from qms.ledger.kept import KeptQuerySet

from . import rules
from .posts import PostKind


class OpenToStaff(KeptQuerySet):
    """Rows that everybody reads who signs in."""

    def visible_to(self, user):
        """All of them, whoever asks."""
        return self


class Unit(ActedOn):
    """A unit of the administration; one installation may serve several communes, each a root."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self", verbose_name=_("parent unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=400, db_index=True, editable=False)

    objects = OpenToStaff.as_manager()

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

    objects = OpenToStaff.as_manager()

    who_creates = (rules.keeps_its_unit,)
    reads_with = ("unit",)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["unit__path", "kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "title"], name="one_post_per_unit_kind_title")]

    def __str__(self):
        return f"{self.title} – {self.unit}"

    @classmethod
    def begin(cls, *, actor, unit, kind, title):
        if cls.objects.filter(unit=unit, kind=kind, title=title).exists():
            raise ValidationError({"title": gettext("The unit has a post of this kind and title already.")})
        return cls(unit=unit, kind=kind, title=title)

    @property
    def unit_keeping(self):
        """The unit whose administrator keeps this row."""
        return self.unit
