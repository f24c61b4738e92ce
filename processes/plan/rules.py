"""Who keeps a plan, and what must hold before it is closed."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS, PostKind
from qms.people.rules import by_post

keeps_plan = by_post(*UNIT_KEEPERS)
may_close = by_post(PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER)


@rule(_("Every task of the plan is done or put aside."))
def nothing_left_to_do(plan, actor):
    return not plan.has_open_tasks()


@rule(_("Last year's plan has tasks that are not done."))
def something_is_unfinished(plan, actor):
    return plan.unfinished_last_year().exists()


@rule(_("Every round of the plan is sent."))
def every_round_is_sent(plan, actor):
    return plan.all_rounds_sent()
