"""Who prepares a year, and what must hold before a line is settled."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.rules import by_post

prepares = by_post(*SYSTEM_KEEPERS)


@rule(_("A year is prepared once."))
def is_only_one_of_year(preparation, actor):
    return not preparation.has_twin()


@rule(_("Something of the year is left out."))
def something_is_left_out(preparation, actor):
    return any(each.left_out_why for each in preparation.lines.all())


def _open(preparation):
    return "; ".join(map(str, preparation.open_lines()))


@rule(_("Everything that the year needs is there, or left out for a reason."), particulars=_open)
def nothing_is_open(preparation, actor):
    return not preparation.open_lines()
