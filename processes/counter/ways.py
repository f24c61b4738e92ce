"""The way to the counter, for those who sit at it; it is where they begin."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way
from qms.people.posts import PostKind

declare_way(
    "counter",
    Way(_("The counter"), "inbox", 6, group="", key="q", thumb=True, posts=(PostKind.ONE_STOP_OFFICER,)),
)
