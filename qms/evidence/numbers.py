"""Number series without gaps: the counter moves in the transaction that uses the number, or not at all."""

from django.db import models
from django.db.models import F

from qms.ledger.guards import Guard
from qms.ledger.places import rows_keep_their_places


@rows_keep_their_places
class NumberSeries(models.Model):
    """The last number given in a series and period; the database lets it grow by one only."""

    series = models.CharField(max_length=40)
    period = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period"], name="one_counter_per_series_and_period"),
            Guard(
                name="evidence_numberseries_step",
                event="UPDATE",
                when="NEW.last <> OLD.last + 1 OR NEW.series <> OLD.series OR NEW.period <> OLD.period",
                says="evidence_numberseries: numbers follow one another",
            ),
            Guard(
                name="evidence_numberseries_start",
                event="INSERT",
                when="NEW.last <> 0",
                says="evidence_numberseries: numbers begin with the first",
            ),
            Guard(name="evidence_numberseries_kept", event="DELETE", says="evidence_numberseries: series are kept"),
            Guard(
                name="evidence_numberseries_emptied", event="TRUNCATE", says="evidence_numberseries: series are kept"
            ),
        ]

    def __str__(self):
        return f"{self.series} {self.period}: {self.last}"


def next_number(series, period=""):
    """The next number of a series in a period (a year or a day as text). Call inside a transaction."""
    counter, _ = NumberSeries.objects.select_for_update().get_or_create(series=series, period=period)
    NumberSeries.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    return counter.last + 1
