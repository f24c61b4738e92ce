"""The way to evidence packs."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way
from qms.people.posts import SYSTEM_KEEPERS

declare_way(
    "evidence_packs",
    Way(
        _("Evidence packs"),
        "archive",
        190,
        posts=SYSTEM_KEEPERS,
        purpose=_("Everything of a unit and a period in one file that proves itself without the program."),
    ),
)
