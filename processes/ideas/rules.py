"""Who suggests, who judges, and who tries an idea (10.3)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

OUTSIDERS = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)
STAFF = tuple(kind for kind in PostKind if kind not in OUTSIDERS)

may_suggest = by_post(*STAFF, unit_of=lambda idea: None)  # in whichever unit
judges = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)
may_reassign = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)


@rule(_("Only who suggested it does this."))
def is_suggester(idea, actor):
    return actor.involves(idea.created_by)


@rule(_("Somebody other than who suggested it judges it."), independence=True)
def is_not_suggester(idea, actor):
    return not actor.involves(idea.created_by)


@rule(_("Only who tries it does this."))
def is_trying(idea, actor):
    return actor.involves(idea.responsible)


@rule(_("Whoever tried it does not judge how it went."), independence=True)
def did_not_try(idea, actor):
    return not (actor.involves(idea.responsible) or idea.was_done_by(actor, idea.report_trial))
