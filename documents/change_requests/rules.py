"""Who asks, who decides, and what must hold before a request goes on."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.document import DRAFTERS
from qms.acts.acts import CREATE
from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .states import RequestKind

holds_a_post = by_post(*DRAFTERS, PostKind.INTERNAL_AUDITOR, unit_of=lambda request: None)  # in whichever unit
decides = by_post(PostKind.UNIT_HEAD, PostKind.PROCESS_OWNER, PostKind.QUALITY_MANAGER)


@rule(_("Only who asked for it does this."))
def is_requester(request, actor):
    return actor.involves(request.created_by)


@rule(_("Somebody other than who asked for it decides."), independence=True)
def is_not_requester(request, actor):
    return not (actor.involves(request.created_by) or request.was_done_by(actor, CREATE))


@rule(_("It asks for a change of a document that there is."))
def asks_for_a_change(request, actor):
    return request.kind == RequestKind.CHANGE


@rule(_("It asks for a text: a new document, or a change."))
def asks_for_a_text(request, actor):
    return request.kind != RequestKind.ABOLISH


@rule(_("The document has no other open revision: join that one."))
def no_open_revision(request, actor):
    return request.document is None or not request.document.has_open_revision()


@rule(
    _("It asks that a document be abolished, and nothing of it is in force any more: the quality manager withdraws it.")
)
def is_abolished(request, actor):
    return request.kind == RequestKind.ABOLISH and not request.document.in_force_label
