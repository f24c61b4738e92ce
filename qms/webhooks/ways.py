"""The way to the webhooks, for whoever administers."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import OFFICE, Way, declare_way

declare_way(
    "webhooks",
    Way(
        _("Webhooks"),
        "send",
        228,
        group=OFFICE,
        for_administrator=True,
        purpose=_("Other programs that are told at once what happens here: where, signed how, and what came of it."),
    ),
)
