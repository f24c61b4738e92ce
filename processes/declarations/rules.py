"""Who writes a declaration, who signs it, and what must hold (4.3; decision 19/2014 of the Prime Minister)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post

from .scope import difference, procedures_of

writes = by_post(*SYSTEM_KEEPERS)
signs = by_post(PostKind.TOP_MANAGEMENT)


@rule(_("Whoever wrote it does not sign it."), independence=True)
def did_not_write(declaration, actor):
    return not (actor.involves(declaration.created_by) or declaration.was_done_by(actor, declaration.submit))


@rule(_("No other declaration is being written."))
def is_only_one_open(declaration, actor):
    return not declaration.has_open_twin()


@rule(_("At least one procedure is in force."))
def has_a_scope(declaration, actor):
    return bool(procedures_of(declaration.unit))


@rule(_("Its scope is that of today."), particulars=lambda declaration: difference(declaration).words)
def scope_is_of_today(declaration, actor):
    return not difference(declaration)


@rule(_("The scope is otherwise today than it says."))
def scope_differs(declaration, actor):
    return bool(difference(declaration))
