"""Named exceptions: where a small office can't keep two roles apart, its head says so on record, once for one record.

Nothing else loosens a rule, and only rules of independence can be exempted from.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import independence_rules
from qms.acts.rules import rule
from qms.evidence.numbers import next_number
from qms.evidence.record import RecordQuerySet
from qms.ledger.guards import Guard
from qms.ledger.now import today
from qms.ledger.prepared_queries import Prepared
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .moving_record import MovingRecord


@rule(_("Whoever is party to the record grants no exception for it."))
def is_not_party(exemption, actor):
    return not (exemption.is_party(actor.person) or exemption.is_party(actor.on_behalf_of))


class ExemptionQuerySet(RecordQuerySet):
    """Exceptions, found by the record they are for."""

    def about(self, record):
        """Those of one record."""
        own = ContentType.objects.get_for_model(record)
        return self.filter(record_type=own, record_id=record.pk)


class Exemption(MovingRecord):
    """One person is exempted from one rule on one record, by top management, for a reason; shown for ever."""

    rule = models.CharField(_("rule"), max_length=80)
    record_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person exempted"), on_delete=models.PROTECT, related_name="+"
    )
    grounds = models.TextField(_("why the roles can't be kept apart"))

    objects = ExemptionQuerySet.as_manager()

    who_creates = (by_post(PostKind.TOP_MANAGEMENT), is_not_party)
    reads_with = ("unit", "person", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("exception granted")
        verbose_name_plural = _("exceptions granted")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "record_type", "record_id", "person"], name="one_exemption_per_rule_record_person"
            ),
            Guard(
                name="lifecycle_exemption_fixed",
                event="UPDATE",
                says="lifecycle_exemption: an exception is never changed",
            ),
        ]
        indexes = [models.Index(fields=["record_type", "record_id"])]

    @classmethod
    def begin(cls, *, actor, record, rule, person, grounds):
        if rule not in independence_rules(type(record)):
            raise ValidationError({"rule": [_("This rule knows no exception.")]})
        year = str(today().year)
        return cls(
            number=f"NL-{year}-{next_number('exemption', year):04d}",
            unit=record.unit,
            record=record,
            rule=rule,
            person=person,
            grounds=grounds,
        )

    def title_text(self):
        return f"{self.person}: {self.sentence()}"

    def sentence(self):
        """The sentence of the rule."""
        model: Any = self.record_type.model_class()
        rules = independence_rules(model).values()
        return str(next((rule.sentence for rule in rules if self.rule in rule.names), self.rule))

    sentence.short_description = _("rule")  # type: ignore[attr-defined]

    def is_party(self, person):
        """Whether the person has acted on the record or is the one exempted."""
        if person is None:
            return False
        record: Any = self.record
        return person.pk == self.person_id or record.history.filter(history_user=person).exists()


def exemptions_of(record):
    """The exceptions granted for a record, with whom they name."""
    return _granted_for(ContentType.objects.get_for_model(record)).rows(record.pk)


@cache
def _granted_for(kind):
    granted = Exemption.objects.filter(record_type=kind).select_related("person", "created_by")
    return Prepared(lambda key: granted.filter(record_id=key))
