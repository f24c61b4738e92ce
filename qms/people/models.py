"""People, units, posts, holdings and substitutions. Nobody is ever deleted: people leave posts."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.kept import Kept, KeptQuerySet
from qms.ledger.now import today
from qms.ledger.places import rows_keep_their_places

from .accounts import AccountChange
from .posts import PostKind

__all__ = ["AccountChange", "Holding", "Post", "ReadingScope", "Substitution", "Unit", "User", "system_person"]


@rows_keep_their_places
class User(AbstractUser):
    """A person with an account, or the system's own person, who holds no post."""

    first_name = None  # type: ignore[assignment]  # so Django takes a field away
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("full name"), max_length=150, help_text=_("Family name first."))
    is_system = models.BooleanField(default=False, editable=False)

    objects = UserManager()
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            Guard(name="people_user_kept", event="DELETE", says="people_user: people are never deleted"),
        ]

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)


def system_person():
    """The person in whose name the clock acts; it may do only acts marked "clock"."""
    return User.objects.get(is_system=True)


class Unit(Kept):
    """A unit of the administration; one installation may serve several communes, each a root."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self", verbose_name=_("parent unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=400, db_index=True, editable=False)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["path"]

    def __str__(self):
        return self.name

    def fill_in(self):
        self.path = f"{self.parent.path if self.parent else '/'}{self.code}/"

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


class Post(Kept):
    """A post in a unit, under the title the office gives it."""

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(_("kind"), max_length=30, choices=PostKind)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["unit__path", "kind", "title"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "title"], name="one_post_per_unit_kind_title")]

    def __str__(self):
        return f"{self.title} – {self.unit}"


class PeriodQuerySet(KeptQuerySet):
    """Rows that hold from a day to a day, both included."""

    def on(self, day=None):
        """Those in force on a day (today when none is given)."""
        day = day or today()
        return self.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))


class Holding(Kept):
    """A person holds a post from a day to a day."""

    post = models.ForeignKey(Post, verbose_name=_("post"), on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(User, verbose_name=_("person"), on_delete=models.PROTECT, related_name="holdings")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day, included."))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        ordering = ["post__unit__path", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_holding_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.post}"


class Substitution(Kept):
    """Somebody acts for the holder of a post from a day to a day; the record then shows both."""

    holding = models.ForeignKey(
        Holding, verbose_name=_("post held"), on_delete=models.PROTECT, related_name="substitutions"
    )
    substitute = models.ForeignKey(
        User, verbose_name=_("substitute"), on_delete=models.PROTECT, related_name="substitutions"
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), help_text=_("Last day, included."))
    why = models.CharField(_("reason"), max_length=300)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_substitution_ends_after_it_begins")
        ]

    def __str__(self):
        return f"{self.substitute} ← {self.holding}"


class ReadingScope(Kept):
    """The kinds of records, and the period in which they began, that the holder of a post reads."""

    holding = models.OneToOneField(Holding, verbose_name=_("post held"), on_delete=models.PROTECT, related_name="scope")
    kinds = models.JSONField(_("kinds of records"), default=list, blank=True)
    since = models.DateField(_("period from"))
    until = models.DateField(_("period until"))
    why = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("scope of an external auditor")
        verbose_name_plural = _("scopes of external auditors")
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_scope_is_of_a_period")]

    def __str__(self):
        return f"{self.holding}: {self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"
