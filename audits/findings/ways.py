"""The way to one's own audits, where an auditor begins who does nothing else."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way
from qms.people.posts import PostKind
from qms.web.homes import declare_home

declare_way(
    "my_audits",
    Way(
        _("My audits"),
        "clipboard-check",
        7,
        group="",
        posts=(PostKind.INTERNAL_AUDITOR,),
        purpose=_("The audits you are in, what each asks of you next, and its page for the phone."),
    ),
)
declare_home("my_audits", 40, lambda kinds: kinds == {PostKind.INTERNAL_AUDITOR})
