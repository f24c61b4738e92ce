"""Who puts the reports of a round together, and who sends what came of it."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

COLLECTORS = (PostKind.QUALITY_SECRETARY, PostKind.UNIT_HEAD)

collects = by_post(*COLLECTORS)
sends = by_post(*COLLECTORS, PostKind.CLERK)


def _whose(each):
    units = ", ".join(str(report.unit) for report in each.reports_to_look_at())
    return _("Handed in and neither accepted nor returned yet: {units}.").format(units=units)


@rule(_("Every report that was handed in is accepted or returned."), particulars=_whose)
def all_are_looked_at(each, actor):
    return not each.reports_to_look_at()
