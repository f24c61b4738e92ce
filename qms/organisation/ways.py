"""The ways to what the office lacks to begin, where whoever administers begins, and to what touched its security."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import OFFICE, Way, declare_way
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
declare_way(
    "security_events",
    Way(
        _("Security events"),
        "shield-check",
        236,
        group=OFFICE,
        posts=(PostKind.ADMINISTRATOR, PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT),
        purpose=_("Failed logins, accounts, rights, tokens, files taken, readings, backups: when it was and by whom."),
    ),
)
