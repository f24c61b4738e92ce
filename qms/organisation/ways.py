"""The way to what the office lacks to begin, where whoever administers begins."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way
from qms.people.posts import PostKind
from qms.web.homes import declare_home

declare_way(
    "beginning",
    Way(
        _("What the office lacks"),
        "list-check",
        8,
        group="",
        posts=(PostKind.ADMINISTRATOR,),
        purpose=_("What an office still lacks before its work can run here, and who gives it."),
    ),
)
declare_home("beginning", 30, lambda kinds: PostKind.ADMINISTRATOR in kinds)
