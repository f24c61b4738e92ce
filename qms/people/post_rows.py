"""The posts in the units, under the titles that the office gives them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import act
from qms.text.columns import OrderKeyField
from qms.text.vietnamese import order_key

from . import rules
from .ends import PostQuerySet, refuse_ended
from .last_day import ON_ITS_DAY, Ending
from .posts import PostKind
from .units import Unit


class Post(Ending):
    """A post in a unit, under the title the office gives it."""

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(_("kind"), max_length=30, choices=PostKind)
    title = models.CharField(_("title"), max_length=200)
    title_order = OrderKeyField(of="title")

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
        rules=[rules.lasts, rules.no_later_end_is_planned, rules.nobody_holds_it],
        reason=True,
        clock=True,
        follows=_("Nobody can hold it any more; who held it and what they did stays."),
    )
    def end(self, *, actor):
        """There is no such post any more."""
        self._end_now()

    @act(
        _("End the post on a day"),
        who=[rules.keeps_its_unit],
        rules=[rules.lasts, rules.no_end_is_planned],
        reason=True,
        follows=ON_ITS_DAY,
    )
    def plan_end(self, *, actor, on):
        """There is no such post any more after a day to come."""
        self._plan(on)

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
    def planned_end(self):
        """The day on which it is to end, its own or that of its unit; None where neither is planned."""
        return min(filter(None, (self.ends_on, self.unit.ends_on)), default=None)

    @property
    def unit_keeping(self):
        """The unit whose administrator keeps this row."""
        return self.unit
