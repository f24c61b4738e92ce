"""Who keeps the measuring plan, who analyses, and who judges and confirms that a means of measuring is fit."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import CREATE
from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS, PostKind
from qms.people.rules import by_post

may_keep = by_post(*UNIT_KEEPERS)
confirms = by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)


@rule(_("Whoever is charged with it analyses it, or whoever keeps the plan in its unit."))
def analyses(measure, actor):
    return any(actor.holds(kind, measure.unit) for kind in (measure.post, *UNIT_KEEPERS))


@rule(_("A period has ended that nobody has analysed."))
def a_period_waits(measure, actor):
    return measure.waiting_period() is not None


@rule(_("Somebody other than who judged it confirms or returns it."), independence=True)
def did_not_judge(check, actor):
    return not (actor.involves(check.created_by) or check.was_done_by(actor, CREATE, check.edit))
