"""Who keeps the working calendar, and what must hold before a row of it changes."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import PostRule


def _keeps(post, unit):
    of_root = post.kind == PostKind.ADMINISTRATOR and post.unit.parent_id is None
    return of_root and (unit is None or unit.path.startswith(post.unit.path))


# An administrator of a root unit keeps the calendars of its units. What counts for the whole installation is kept by
# the administrators of root units, whichever; an administrator of a unit below keeps no calendar.
keeps_the_calendar = PostRule(
    "keeps_the_calendar",
    _("Only an administrator of this unit's whole administration changes its working calendar."),
    lambda row, actor: any(_keeps(post, row.calendar.unit) for post in actor.posts),
    post=PostKind.ADMINISTRATOR,
    unit_of=lambda row: row.calendar.unit,
    kinds=(PostKind.ADMINISTRATOR,),
)


@rule(_("It counts, and was not withdrawn."))
def counts(row, actor):
    return not row.withdrawn


@rule(_("It was withdrawn."))
def is_withdrawn(row, actor):
    return row.withdrawn
