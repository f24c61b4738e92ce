"""The way to the yearly cycle."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way

declare_way(
    "yearly_cycle",
    Way(
        _("Yearly cycle"),
        "refresh",
        187,
        purpose=_("What must be provable this year, what is there already, what is missing, and who has it."),
    ),
)
