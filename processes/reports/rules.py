"""Who reports for a unit, who takes the report in, and what must hold before."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

from ..report_rounds.rules import COLLECTORS

WRITERS = (PostKind.UNIT_HEAD, PostKind.PROCESS_OWNER, PostKind.OFFICER, PostKind.ONE_STOP_OFFICER)


def unit_of_round(report):
    """The unit that collects the reports of the round."""
    return report.round.unit


writes_for_unit = by_post(*WRITERS)
heads_unit = by_post(PostKind.UNIT_HEAD)
collects_reports = by_post(*COLLECTORS, PostKind.QUALITY_MANAGER, unit_of=unit_of_round)


@rule(_("Somebody who neither wrote nor submitted the report does this."), independence=True)
def has_no_part_in_it(report, actor):
    return not report.was_done_by(actor, report.draft, report.edit, report.submit)


@rule(_("The report says what was done."))
def says_what_was_done(report, actor):
    return bool(report.results.strip())


@rule(_("The figures are filled in."))
def has_figures(report, actor):
    return bool(report.figures)
