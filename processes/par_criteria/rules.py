"""Who scores a criterion, who checks the score, and on what evidence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post

from ..par_indexes.states import IndexState

keeps_the_index = by_post(*SYSTEM_KEEPERS)
scores = by_post(PostKind.UNIT_HEAD, PostKind.OFFICER, PostKind.ONE_STOP_OFFICER)


@rule(_("Somebody other than who scored it checks it."), independence=True)
def did_not_score_it(criterion, actor):
    return not criterion.was_done_by(actor, criterion.score)


@rule(_("The index is still a draft: once the units score, no criterion is added or changed."))
def index_is_a_draft(criterion, actor):
    return criterion.index.state == IndexState.DRAFT


@rule(_("The own score is not approved yet."))
def is_being_scored(criterion, actor):
    return criterion.index.state == IndexState.SCORING
