"""What is told of a piece of equipment, and what is kept of its upkeep and repairs (7.1.3, 7.1.4)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.evidence.attachments import attach
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.workdays.months import months_after

from .queries import AssetQuerySet
from .states import AssetKind, AssetState

PLAIN = (
    "title",
    "kind",
    "inventory_number",
    "place",
    "keeper",
    "provider",
    "in_use_since",
    "needed_for",
    "every_months",
)


class Matter(MovingRecord):
    """Its fields, and what is asked of them."""

    title = models.CharField(pgettext_lazy("equipment", "name"), max_length=300)
    kind = models.CharField(pgettext_lazy("equipment", "kind"), max_length=20, choices=AssetKind)
    inventory_number = models.CharField(_("inventory number or licence"), max_length=100, blank=True)
    place = models.CharField(pgettext_lazy("equipment", "place"), max_length=200)
    keeper = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("in whose care"), null=True, blank=True, related_name="+"
    )
    provider = models.ForeignKey(
        "providers.Provider",
        models.PROTECT,
        verbose_name=_("provider of its upkeep"),
        null=True,
        blank=True,
        related_name="equipment",
    )
    in_use_since = models.DateField(_("in use since"), null=True, blank=True)
    needed_for = models.TextField(_("what it is needed for"), blank=True)
    every_months = models.PositiveSmallIntegerField(_("months from upkeep to upkeep"), default=0)
    next_upkeep_on = models.DateField(_("next upkeep"), null=True, db_index=True)
    upkept_on = models.DateField(_("last upkeep"), null=True, editable=False)
    broken_on = models.DateField(_("out of order since"), null=True, editable=False)

    objects = AssetQuerySet.as_manager()

    class Meta(MovingRecord.Meta):
        abstract = True

    def say(self, values):
        """What the form tells; a rhythm of upkeep has a next day. Raises ValidationError."""
        for name in PLAIN:
            if name in values:
                empty = self._meta.get_field(name).get_default()
                setattr(self, name, empty if values[name] in (None, "") else values[name])
        if not self.every_months:
            self.next_upkeep_on = None
        elif values.get("next_upkeep_on"):
            self.next_upkeep_on = values["next_upkeep_on"]
        elif self.next_upkeep_on is None:
            self.next_upkeep_on = months_after(today(), self.every_months)

    def note(self, actor, kind, done_on, words, done_by, proof, file):
        """One upkeep or repair with its proof: a number, or a file. Raises ValidationError."""
        if done_on > today():
            raise ValidationError({"done_on": [_("This day is still to come.")]})
        kept = attach(self, file).name if file else ""
        proof = "; ".join(each for each in (proof.strip(), kept) if each)[:300]
        if not proof:
            raise ValidationError({"proof": [_("Give the number of minutes or an invoice, or attach a file.")]})
        who = done_by.strip() or str(actor.person)
        told = {"kind": kind, "done_on": done_on, "words": words.strip(), "done_by": who, "proof": proof}
        self.works.create(noted_by=actor.person, **told)

    def is_upkeep_due(self):
        """Whether it works and the day of its upkeep has come."""
        due = self.next_upkeep_on
        return self.state == AssetState.WORKING and due is not None and due <= today()

    def title_text(self):
        return self.title

    title_text.short_description = pgettext_lazy("equipment", "name")

    def search_words(self):
        return [*super().search_words(), self.title, self.inventory_number, self.place, self.needed_for]

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what the office works with."""
        return Q(unit__in=whole_administration(user).values("pk"))
