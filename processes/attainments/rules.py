"""Who says what somebody can do, and when it has run out."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS
from qms.people.rules import by_post

keeps_it = by_post(*UNIT_KEEPERS)


@rule(_("Nobody says of themselves what they are able to do."), independence=True)
def is_of_somebody_else(attainment, actor):
    return not actor.involves(attainment.person)


@rule(_("Its last day is near, and nobody was asked yet."))
def ends_soon(attainment, actor):
    return attainment.ends_soon()


@rule(_("Its last day has passed."))
def has_run_out(attainment, actor):
    return attainment.has_run_out()
