"""Who puts the reports of a round together, and who sends what came of it."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

COLLECTORS = (PostKind.QUALITY_SECRETARY, PostKind.UNIT_HEAD)

collects = by_post(*COLLECTORS)
approves = by_post(PostKind.TOP_MANAGEMENT)
sends = by_post(*COLLECTORS, PostKind.CLERK)


def _whose(each):
    units = ", ".join(str(report.unit) for report in each.reports_to_look_at())
    return _("Handed in and neither accepted nor returned yet: {units}.").format(units=units)


@rule(_("Every report that was handed in is accepted or returned."), particulars=_whose)
def all_are_looked_at(each, actor):
    return not each.reports_to_look_at()


@rule(_("Somebody other than who put the report together approves it."), independence=True)
def did_not_put_it_together(each, actor):
    return not each.was_done_by(actor, each.consolidate)


@rule(_("The report is not approved yet."))
def is_not_approved_yet(each, actor):
    return each.approved_at is None


@rule(_("Top management has approved the report."))
def is_approved(each, actor):
    return each.approved_at is not None
