"""What the page of a plan shows: its numbers by field, by unit and by person, its targets and its rounds."""

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.web.cells import count_cell, toned, words_cell
from qms.web.panels import panels_of
from qms.web.tables import Table

from .bars import bars_of
from .overview import Overview
from .states import Standing
from .targets import counted, targets_of


def plan_context(plan, request):
    """The numbers of the plan, each with the list behind it, its targets and its rounds."""
    overview, targets = Overview(plan, request.user), targets_of(plan, request.user)
    fields = overview.by_field()
    return {
        "overview": overview,
        "bars": bars_of(fields),
        "fields_table": _numbers(_("Field of reform"), fields),
        "units_table": _numbers(_("Unit"), overview.by_unit()),
        "people": _people(overview.by_person()),
        "unseen": overview.of_all() - overview.whole.total,
        "targets": _targets(targets),
        "targets_counted": counted(targets),
        "rounds": panels_of(plan, "rounds", request),
        "annex_url": reverse("plan_annex", args=[plan.pk]) if plan.takes_actions() else "",
        # Its tasks are shown in their own list; a plan would bury its page under their links.
        "links": {},
    }


def _numbers(head, rows):
    """How many tasks stand how, line by line."""
    lines = [[row.label, *map(_standing, row.numbers()), _every(row.whole())] for row in rows]
    return Table.of([head, *(each.label for each in Standing), _("All")], lines)


def _people(rows):
    """Who has something left to do, those with late tasks first."""
    heads = [_("Person responsible"), _("Late, not done"), _("At risk"), _("All that is left")]
    lines = [[row.label, _standing(row.late()), _standing(row.at_risk()), _every(row.left())] for row in rows]
    return Table.of(heads, lines)


def _standing(number):
    return count_cell(number.count, number.url, number.tone)


def _every(number):
    return count_cell(number.count, number.url)


def _targets(targets):
    heads = [_("Place"), _("Target"), _("To reach"), _("Last value"), _("Standing"), _("Answers for it")]
    return Table.of(heads, [_target(each) for each in targets])


def _target(each):
    aim, last = each.objective, each.last
    value = words_cell(last.words(), f"({last.period})") if last else ""
    place, standing = words_cell(each.place, url=each.url), toned(each.words, each.tone)
    return [place, aim.title, aim.course.target_words(), value, standing, aim.owner]
