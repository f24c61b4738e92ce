"""Who keeps published lists, and what must hold of them."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

KEEPERS = (PostKind.DOCUMENT_CONTROLLER, PostKind.QUALITY_SECRETARY, PostKind.QUALITY_MANAGER)
keeps_lists = by_post(*KEEPERS)


@rule(_("The list names at least one procedure."))
def names_something(record, actor):
    return record.lines.exists()
