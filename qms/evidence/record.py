"""The Record base: what every record of the quality system has, and who may see it."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.ledger.kept import KeptQuerySet
from qms.people.actors import units_under, visible_paths
from qms.people.scopes import outside_of
from qms.text.vietnamese import fold, marked, search_text, tidy, without_tones
from qms.workdays.calendars import CountsTogether

MOST_ASKED = 200  # letters of a search; the databases read no question of a thousand words


class RecordQuerySet(CountsTogether, KeptQuerySet):
    """Records as one person may see them."""

    def visible_to(self, user):
        """Records of the person's subtrees, and those that name the person."""
        if user.is_system:
            return self
        outside = outside_of(user)
        if outside is not None:
            return outside.narrow(self) if self.model.told_outside else self.none()
        paths = visible_paths(user)
        if not paths and not self.model.told_administrators:
            return self.none()
        # No join to lock or to double, and each row is judged by itself: a page reads no more rows than it shows.
        seen, also = Q(unit__in=units_under(paths).values("pk")), self.model.also_visible_to(user)
        return self.filter(seen | also if also else seen)

    def matching(self, text):
        """Records whose folded text has every word, with or without diacritics."""
        found = self
        for word in fold(text[:MOST_ASKED]).split():
            found = found.filter(search_text__contains=word)
        return found

    def nearest_first(self, text):
        """What is called exactly so, then what is spelled so, then what has at least its letters, then the rest."""
        spelled, lettered = Q(), Q()
        for word in marked(text[:MOST_ASKED]).split():
            spelled &= Q(search_text__contains=word)
            lettered &= Q(search_text__contains=without_tones(word))
        called = When(number__iexact=tidy(text).strip(), then=0)
        rank = Case(called, When(spelled, then=1), When(lettered, then=2), default=3)
        return self.order_by(rank, "-pk")


class Record(ActedOn):
    """A numbered record of a unit; it moves through the door only, and its parts move with it."""

    number = models.CharField(_("number"), max_length=60, unique=True, editable=False)
    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    search_text = models.TextField(editable=False, blank=True)

    objects = RecordQuerySet.as_manager()

    silent = (*ActedOn.silent, "search_text")

    # Whether somebody from outside reads it where their scope says so; no scope opens what tells of the office's own.
    told_outside = True
    # Whether an administrator, who sees nothing of the quality system, sees what `also_visible_to` says of it.
    told_administrators = False

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.number} {self.title_text()}".strip()

    @classmethod
    def also_visible_to(cls, user):
        """Beyond the subtree: a Q for records that name the person, or None; it reaches other tables by subqueries."""
        return None

    @classmethod
    def in_period(cls, since, until):
        """A Q for the records of a period: those begun in it; of what holds for long also what held then."""
        return Q(created_at__date__range=(since, until))

    def is_visible_to(self, user):
        """Whether a person may see this record; most do by their unit, which asks the database nothing."""
        inside = outside_of(user) is None
        if user.is_system or (inside and any(self.unit.path.startswith(path) for path in visible_paths(user))):
            return True
        return super().is_visible_to(user)

    def was_begun(self, entry):
        self.created_at, self.created_by = entry.at, entry.by

    def title_text(self):
        """What this record is about, in its own words."""
        return ""

    def search_words(self):
        """The texts by which the record is found."""
        return [self.number, self.title_text()]

    def fill_in(self):
        self.search_text = search_text(*self.search_words())
        super().fill_in()
