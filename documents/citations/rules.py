"""Who judges a citation, and what must be known for it."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.document import KEEPERS
from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

judges = by_post(*KEEPERS, PostKind.UNIT_HEAD, PostKind.PROCESS_OWNER)


@rule(_("The number stands in the register of external documents: enter it there first."))
def is_identified(citation, actor):
    return citation.document_id is not None
