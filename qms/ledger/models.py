"""The ledger's own table: what the formats of rows mean."""

from django.db import models


class RowFormat(models.Model):
    """The list of fields behind a row format; kept for as long as a row of it."""

    format = models.CharField(max_length=12, primary_key=True)
    model = models.CharField(max_length=80)
    fields = models.JSONField()

    def __str__(self):
        return f"{self.model} {self.format}"
