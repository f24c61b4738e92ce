"""What must hold before a reading is acknowledged, or lapses."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.questions import questions_of
from qms.acts.rules import rule


@rule(_("Only the person who is asked to read does this."))
def is_reader(acknowledgement, actor):
    return actor.person == acknowledgement.person


@rule(_("This revision has been opened."))
def has_opened(acknowledgement, actor):
    return acknowledgement.opened_at is not None


@rule(_("The revision is no longer effective, or the person has left the post."))
def is_pointless(acknowledgement, actor):
    return acknowledgement.is_pointless()


@rule(_("The revision is effective, and the person holds a post concerned again."))
def is_needed_again(acknowledgement, actor):
    return acknowledgement.is_in_force()


@rule(_("Each question of the document has several answers, one of them in bold as the right one."))
def questions_are_sound(revision, actor):
    return all(each.is_sound() for each in questions_of(revision))
