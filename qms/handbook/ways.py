"""The way to the handbook."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way

declare_way(
    "help",
    Way(
        _("Handbook"),
        "help",
        25,
        group="",
        purpose=_("How the work is done with this program, post by post, with pictures; words of the standard."),
    ),
)
