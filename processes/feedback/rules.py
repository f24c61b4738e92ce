"""Who handles feedback, and what must hold before; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS, PostKind
from qms.people.rules import by_post

RECEIVERS = (
    PostKind.ONE_STOP_OFFICER,
    PostKind.CLERK,
    PostKind.OFFICER,
    PostKind.UNIT_HEAD,
    PostKind.QUALITY_SECRETARY,
    PostKind.QUALITY_MANAGER,
)
HEADS = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT)

# Whoever creates does it for a unit of their own: which one, is read from their posts.
may_receive = by_post(*RECEIVERS, unit_of=lambda feedback: None)
may_sort = by_post(*UNIT_KEEPERS)
may_reassign = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
heads_unit = by_post(*HEADS)
may_close = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_SECRETARY)


@rule(_("Only the person to whom it is assigned answers."))
def is_assignee(feedback, actor):
    return feedback.assignee_id is not None and actor.involves(feedback.assignee)


@rule(_("Whoever wrote the answer does not approve it."), independence=True)
def is_not_writer(feedback, actor):
    return not (
        actor.involves(feedback.written_by) or feedback.was_done_by(actor, feedback.answer, feedback.revise_answer)
    )


@rule(_("It is handled here: what belongs elsewhere, or under the law on complaints, is handed on instead."))
def is_handled_here(feedback, actor):
    return feedback.is_handled_here()


@rule(_("The answer is not waiting to be written anew."))
def answer_is_not_returned(feedback, actor):
    return not feedback.returned


@rule(_("Those who handle the feedback do this: quality secretary, head of unit, quality manager, or the assignee."))
def works_on_it(feedback, actor):
    return may_sort(feedback, actor) or is_assignee(feedback, actor)


@rule(_("No nonconformity was raised from it yet."))
def has_no_nonconformity(feedback, actor):
    return not feedback.has_nonconformity()
