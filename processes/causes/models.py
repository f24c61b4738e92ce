"""The catalogue of causes: a tree that the office keeps, so that what comes back is seen (10.2.1 b)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept, KeptQuerySet


class CauseQuerySet(KeptQuerySet):
    """Causes as the catalogue shows them."""

    def active(self):
        """Those that may be named today."""
        return self.filter(active=True)

    def under(self, cause):
        """A cause and all below it."""
        return self.filter(path__startswith=cause.path)


class Cause(Kept):
    """A kind of cause; more exact ones stand below it."""

    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=200)
    active = models.BooleanField(_("in use"), default=True)
    path = models.CharField(max_length=400, db_index=True, editable=False)

    objects = CauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("cause in the catalogue")
        verbose_name_plural = _("catalogue of causes")
        ordering = ["path"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Keep the path; a cause never comes to stand below itself."""
        above, seen = self.parent, set()
        while above is not None:
            if above.pk == self.pk or above.pk in seen:
                raise ValidationError({"parent": [_("A cause can't belong to itself.")]})
            seen.add(above.pk)
            above = above.parent
        self.path = f"{self.parent.path if self.parent else '/'}{self.code}/"
        super().save(*args, **kwargs)

    @property
    def depth(self):
        """How deep in the tree it stands; 0 at the top."""
        return self.path.count("/") - 2

    def branch(self):
        """The codes of the causes above it and its own, outermost first."""
        return self.path.strip("/").split("/")
