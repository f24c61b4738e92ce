"""The base of records with a lifecycle of their own."""

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from qms.evidence.record import Record
from qms.ledger.prepared_queries import Prepared


@cache
def _exempted(kind: ContentType) -> Prepared:
    """The query for who is exempted from which rule on a record of this kind."""
    exemption: Any = apps.get_model("lifecycle", "Exemption")
    granted = exemption.objects.order_by().filter(record_type=kind)
    return Prepared(lambda key: granted.filter(record_id=key).values_list("rule", "person"))


class MovingRecord(Record):
    """A record whose state moves through the door. Concrete records declare `state = StateField(…)` and their acts."""

    reads_with: tuple[str, ...] = ("unit",)
    # SQL about a row (NEW) that is true of those which another system moves: their state is as told, not by arrows.
    moved_elsewhere = ""

    class Meta(Record.Meta):
        abstract = True

    @property
    def state_tone(self) -> Any:
        """What its state means for the reader's work; nothing where it has none."""
        if not self.has_lifecycle:
            return ""
        field: Any = self._meta.get_field("state")
        return field.states(self.state).tone

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row anew, the protected state too."""
        self.__dict__.pop("state", None)
        super().refresh_from_db(*args, **kwargs)

    def is_exempt(self, rule, person):
        """Whether top management has exempted this person from a rule of independence, for this record alone."""
        granted = _exempted(ContentType.objects.get_for_model(self)).values(self.pk)
        return any(name in rule.names and key == person.pk for name, key in granted)

    def still_waits_for(self, task):
        """Whether an open task of this record still has its part to wait for."""
        return True
