"""The way to the yearly cycle."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way
from qms.people.posts import SEES_NOTHING, PostKind

declare_way(
    "yearly_cycle",
    Way(
        _("Yearly cycle"),
        "refresh",
        187,
        posts=tuple(kind for kind in PostKind if kind not in SEES_NOTHING),
        purpose=_("What must be provable this year, what is there already, what is missing, and who has it."),
    ),
)
