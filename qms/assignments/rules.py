"""What must hold before somebody is given a post of power, and who says so (5.3)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.ledger.now import today
from qms.people.actors import holders_of
from qms.people.posts import POWERFUL, PostKind
from qms.people.rules import PostRule, by_post, own_unit

CONFIRMERS = (PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER)

may_propose = by_post(PostKind.ADMINISTRATOR, *CONFIRMERS)


def confirmers(assignment):
    """The keys of those who could confirm: top management and quality managers, but for who proposes or is proposed."""
    held = set().union(*(holders_of(kind, assignment.unit) for kind in CONFIRMERS))
    return held - {assignment.person_id, assignment.created_by_id}


def _may_confirm(assignment, actor):
    """While an office has nobody yet who could, whoever is proposed says yes: that is two people all the same."""
    if any(actor.holds(kind, assignment.unit) for kind in CONFIRMERS):
        return True
    return actor.involves(assignment.person) and not confirmers(assignment)


may_confirm = PostRule(
    "may_confirm_an_assignment",
    _("Top management or the quality manager confirms who holds this post."),
    _may_confirm,
    post=PostKind.TOP_MANAGEMENT,
    unit_of=own_unit,
    kinds=CONFIRMERS,
)


@rule(_("Somebody other than the proposer confirms."))
def is_not_the_proposer(assignment, actor):
    return not actor.involves(assignment.created_by)


@rule(_("Nobody confirms a post for themselves while somebody else can."))
def is_not_the_person(assignment, actor):
    return not actor.involves(assignment.person) or not confirmers(assignment)


@rule(_("Only who proposed it withdraws it."))
def is_the_proposer(assignment, actor):
    return actor.involves(assignment.created_by)


@rule(_("The period has not passed yet."))
def period_is_not_over(assignment, actor):
    return assignment.until is None or assignment.until >= today()


@rule(_("The post is one that two people give."))
def post_is_powerful(assignment, actor):
    return assignment.post.kind in POWERFUL
