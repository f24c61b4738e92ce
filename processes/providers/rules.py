"""Who keeps and who decides on providers, and what must hold before they go on (8.4.1)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .states import ENOUGH_FROM

may_keep = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
decides = by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)


@rule(_("Somebody other than who evaluated it decides."), independence=True)
def is_not_evaluator(provider, actor):
    return not (actor.involves(provider.evaluated_by) or provider.evaluated_last_by(actor))


@rule(_("The evaluation comes to 50 points of 100 or more: below, accept it on conditions or refuse it."))
def is_enough(provider, actor):
    return provider.score is not None and provider.score >= ENOUGH_FROM


@rule(_("The day of its evaluation has come."))
def evaluation_has_come(provider, actor):
    return provider.is_evaluation_due()
