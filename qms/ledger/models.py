"""The ledger's own table: what the formats of rows mean."""

import json

from django.db import models

from .chain import sha256


class RowFormat(models.Model):
    """The list of fields behind a row format; kept for as long as a row of it."""

    format = models.CharField(max_length=12, primary_key=True)
    model = models.CharField(max_length=80)
    fields = models.JSONField()

    def __str__(self):
        return f"{self.model} {self.format}"

    def is_whole(self):
        """Whether the list of fields is the one by whose digest it is named."""
        return sha256(json.dumps([self.model, list(self.fields)]))[:12] == self.format
