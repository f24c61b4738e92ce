"""Who maps an edition, and who decides to work by it."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post

keeps_it = by_post(*SYSTEM_KEEPERS)
decides = by_post(PostKind.TOP_MANAGEMENT)


def _unmapped(edition):
    return _("Neither mapped nor explained: {numbers}.").format(numbers=", ".join(edition.unmapped()))


@rule(
    _("Each clause is mapped to one that the office works by, or it is said why nothing answers it."),
    particulars=_unmapped,
)
def all_is_mapped(edition, actor):
    return not edition.unmapped()
