"""What the preparation of a year consists of: a line for each thing that the year needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .needs import need_of


class Line(Kept):
    """One thing that the year needs: by which day, since when it is there, or why it is left out."""

    preparation = models.ForeignKey("years.YearPreparation", on_delete=models.PROTECT, related_name="lines")
    need = models.SlugField(_("what the year needs"), max_length=40)
    due_on = models.DateField(_("due"))
    there_at = models.DateTimeField(_("there since"), null=True, editable=False)
    left_out_why = models.TextField(_("why it is left out"), blank=True)

    # Of a year whose declaration was published before declarations were records of their own.
    decision = models.CharField(_("number of the decision"), max_length=60, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)

    told_as = {"need": lambda name: need_of(name).label if need_of(name) else name}

    class Meta:
        verbose_name = _("line of the preparation")
        verbose_name_plural = _("lines of the preparation")
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["preparation", "need"], name="a_year_needs_a_thing_once")]

    def __str__(self):
        return str(self.what.label) if self.what else self.need

    @property
    def what(self):
        """The need, as its slice declares it."""
        return need_of(self.need)

    def is_open(self):
        """Whether somebody still has to see to it."""
        return self.there_at is None and not self.left_out_why

    def is_there(self):
        """Whether the year has what this line asks for."""
        each = self.preparation
        return self.what is not None and any(True for _row in self.what.found(each.unit, each.year))
