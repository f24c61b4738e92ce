"""Who asks back, who answers, and who takes a question back."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind

NO_ASKERS = (PostKind.EXTERNAL_AUDITOR, PostKind.ADMINISTRATOR)


@rule(_("Whoever holds a post of the office asks; people from outside do not write here."))
def holds_a_post(_inquiry, actor):
    return any(post.kind not in NO_ASKERS for post in actor.posts)


@rule(_("Whoever is asked answers, or their substitute."))
def is_asked(inquiry, actor):
    return actor.involves(inquiry.asked)


@rule(_("Only whoever asked takes the question back."))
def has_asked(inquiry, actor):
    return actor.person.pk == inquiry.created_by_id


@rule(_("Whoever is asked hands the question on, or whoever asked it."))
def is_asked_or_has_asked(inquiry, actor):
    return is_asked(inquiry, actor) or has_asked(inquiry, actor)
