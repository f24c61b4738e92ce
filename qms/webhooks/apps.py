"""The app of webhooks."""

from qms.lifecycle import slices


class WebhooksConfig(slices.Slice):
    name = "qms.webhooks"
