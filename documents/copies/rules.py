"""What must hold before a controlled copy moves."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.document import KEEPERS
from documents.controlled.states import RevisionState
from qms.acts.rules import rule
from qms.people.rules import by_post

keeps_the_copies = by_post(*KEEPERS)


@rule(_("Only a revision in force is handed out in controlled copies."))
def is_of_what_is_in_force(copy, actor):
    return copy.revision.state == RevisionState.EFFECTIVE


@rule(_("Nobody has recorded yet that it was received."))
def is_not_received(copy, actor):
    return copy.received_on is None


@rule(_("Only who holds the copy, or who keeps the documents, does this."))
def holds_or_keeps(copy, actor):
    if keeps_the_copies(copy, actor) or actor.involves(copy.to_person):
        return True
    return copy.to_unit_id is not None and any(post.unit_id == copy.to_unit_id for post in actor.posts)
