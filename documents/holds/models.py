"""A hold: an inspection, a dispute or a court needs these records, so that their time is not over for now (7.5.3)."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.record_series.models import RecordSeries
from qms.acts.acts import act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of

from . import rules
from .states import HoldState

S = HoldState


class Hold(MovingRecord):
    """It holds all records of a line of the list, or a single record."""

    series = models.ForeignKey(
        RecordSeries, models.PROTECT, verbose_name=_("line of the list of records"), null=True, related_name="holds"
    )
    record_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+", editable=False)
    record_id = models.PositiveBigIntegerField(null=True, editable=False)
    record = GenericForeignKey("record_type", "record_id")
    grounds = models.TextField(_("grounds"))
    lifted_on = models.DateField(_("lifted on"), null=True, editable=False)
    state = StateField(HoldState, S.ON)

    who_creates = (rules.holds_records,)
    belongs_to = ("series",)
    reads_with = ("unit", "series")

    class Meta(MovingRecord.Meta):
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [
            models.CheckConstraint(
                condition=Q(series__isnull=False, record_id__isnull=True)
                | Q(series__isnull=True, record_id__isnull=False),
                name="a_hold_is_of_a_series_or_a_record",
            )
        ]
        indexes = [models.Index(fields=["record_type", "record_id"])]

    @classmethod
    def begin(cls, *, actor, grounds, series=None, record=None):
        if bool(series) == bool(record):
            sentence = _("Name what is held: a line of the list of records, or one record by its number.")
            raise ValidationError({"series": [sentence]})
        year = str(today().year)
        number = f"GIU-{year[2:]}-{next_number('GIU', year):03d}"
        unit = series.unit if series else getattr(record, "unit", None) or administration_of(actor.person)
        hold = cls(number=number, unit=unit, series=series, grounds=grounds)
        if record:
            hold.record = record
        return hold

    @act(
        _("Lift the hold"),
        [S.ON],
        S.LIFTED,
        who=[rules.holds_records],
        reason=True,
        follows=_("What it held may be proposed for its end again, once its time is over."),
    )
    def lift(self, *, actor):
        """Nobody needs these records any more."""
        self.lifted_on = today()

    def title_text(self):
        return str(self.series or self.record or "")

    title_text.short_description = _("what is held")
