"""Figures counted beforehand: by unit and month, up to a seal. All of it can be dropped and counted anew."""

from django.db import models


class CountedMonth(models.Model):
    """What a figure came to in a unit and a month; the sum of the records below."""

    figure = models.CharField(max_length=60)
    unit_id = models.PositiveBigIntegerField()
    month = models.DateField()
    part = models.BigIntegerField()
    whole = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "unit_id", "month"], name="a_figure_counts_a_month_of_a_unit_once"
            )
        ]

    def __str__(self):
        return f"{self.figure} {self.month:%m/%Y}: {self.part}/{self.whole}"


class CountedRecord(models.Model):
    """What one record added to a figure when it was last counted, so that it can be taken off once it has changed."""

    figure = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    unit_id = models.PositiveBigIntegerField()
    month = models.DateField()
    part = models.BigIntegerField()
    whole = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "record_id"], name="a_figure_counts_a_record_once")]
        indexes = [models.Index(fields=["figure", "unit_id", "month"], name="counted_by_unit_and_month")]

    def __str__(self):
        return f"{self.figure} {self.record_id}: {self.part}/{self.whole}"


class CountedUntil(models.Model):
    """Up to which history rows a figure is counted: those under a seal, so that no open transaction is passed over."""

    figure = models.CharField(max_length=60, unique=True)
    seal = models.PositiveIntegerField()
    upto = models.JSONField(help_text="{model: history_id}")
    version = models.CharField(max_length=40)  # of the program: another may count otherwise

    def __str__(self):
        return f"{self.figure}: {self.seal}"
