"""Who writes the yearly report on the quality system, whose word it needs, and what must hold (9.1.3)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post

writes = by_post(*SYSTEM_KEEPERS)
approves = by_post(PostKind.TOP_MANAGEMENT)
sends = by_post(*SYSTEM_KEEPERS, PostKind.CLERK)


@rule(_("Somebody who neither wrote nor submitted the report approves it."), independence=True)
def has_no_part_in_it(report, actor):
    return not report.was_done_by(actor, report.draft, report.edit, report.submit)


@rule(_("The report says how the system is built, applied and kept up."))
def says_how_it_stands(report, actor):
    return bool(report.situation.strip())
