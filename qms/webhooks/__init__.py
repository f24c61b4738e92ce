"""Webhooks: other programs are told at once what happened, signed, and with nothing of what records say."""
