"""Who plans, who approves, and when the plan of a year is over."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import CREATE
from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post

PLANNERS = (*SYSTEM_KEEPERS, PostKind.UNIT_HEAD)

plans = by_post(*PLANNERS)
approves = by_post(PostKind.TOP_MANAGEMENT)


@rule(_("It says what is needed, and plans at least one training."))
def plans_something(plan, actor):
    return bool(plan.needs.strip()) and plan.trainings.exists()


@rule(_("Somebody other than who wrote or submitted the plan approves it."), independence=True)
def did_not_write_it(plan, actor):
    return not plan.was_done_by(actor, CREATE, plan.edit, plan.submit)


def _open(plan):
    return _("Not judged or cancelled yet: {numbers}.").format(
        numbers=", ".join(each.number for each in plan.open_trainings())
    )


@rule(_("Every training of the plan is judged or cancelled."), particulars=_open)
def all_are_over(plan, actor):
    return not plan.open_trainings()
