"""The Record base: what every record of the quality system has, and who may see it."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.ledger.kept import KeptQuerySet
from qms.people.actors import units_under, visible_paths
from qms.people.scopes import outside_of
from qms.text.vietnamese import search_text, tidy
from qms.workdays.calendars import CountsTogether

from .nearest import nearest
from .searched import all_words, keep_found, keys_found


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
        """Records that say every word, with or without diacritics; a word may be typed half."""
        wanted = all_words(text)
        return self.filter(pk__in=keys_found(self.model, wanted)) if wanted else self.none()

    def nearest(self, text, most):
        """Keys of the `most` of them nearest to what was typed, nearest first, each with how near it is."""
        return nearest(self, tidy(text).strip(), most)


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
    said_before = ""  # its search_text before the last writing

    # Whether somebody from outside reads it where their scope says so; no scope opens what tells of the office's own.
    told_outside = True
    # Whether an administrator, who sees nothing of the quality system, sees what `also_visible_to` says of it.
    told_administrators = False

    # Relations to records whose number and title are part of what this one says: whoever reads it reads them. What it
    # names by any other relation is told as far as the reader may see it (decision 118).
    belongs_to: tuple[str, ...] = ()
    # Whether who reads it is on record.
    keeps_readings: Any = False

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
        self.said_before, self.search_text = self.search_text, search_text(*self.search_words())
        super().fill_in()

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        new = self._state.adding
        super().save(*args, **kwargs)
        self._keep_found([self], new)

    @classmethod
    @transaction.atomic(savepoint=False)
    def save_all(cls, rows):
        new = [row for row in rows if row._state.adding]
        changed = [row for row in rows if not row._state.adding]
        super().save_all(rows)
        cls._keep_found(new, True)
        cls._keep_found(changed, False)

    @staticmethod
    def _keep_found(rows, new):
        """What says the same words as before is found as before."""
        said = [row for row in rows if row.search_text != row.said_before]
        if said:
            keep_found(said, new)
