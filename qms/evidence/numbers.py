"""Number series without gaps: the counter moves in the transaction that uses the number, or not at all."""

from django.db import connection, models

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


STEP = f"""UPDATE {NumberSeries._meta.db_table} SET "last" = "last" + 1
WHERE series = %s AND period = %s RETURNING "last\""""


def next_number(series, period=""):
    """The next number of a series in a period (a year, a day, or the key of a record). Call inside a transaction.

    One query; whoever takes the next number of the series at once waits until this one is used or given back.
    """
    number = _step(series, period)
    if number is None:
        NumberSeries.objects.bulk_create([NumberSeries(series=series, period=period)], ignore_conflicts=True)
        number = _step(series, period)
    return number


def _step(series, period):
    """Move the counter on; None where there is none yet."""
    with connection.cursor() as cursor:
        cursor.execute(STEP, [series, str(period)])
        row = cursor.fetchone()
    return row and row[0]
