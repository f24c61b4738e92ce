"""Who keeps the list of records, and what must hold before a line of it moves."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.document import KEEPERS
from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

keeps_the_list = by_post(*KEEPERS)
keeps_the_records = by_post(
    PostKind.DOCUMENT_CONTROLLER, PostKind.CLERK, PostKind.UNIT_HEAD, PostKind.QUALITY_SECRETARY
)


@rule(_("It names the ground of its period, so that somebody else can compare it too."))
def names_its_basis(series, actor):
    return bool(series.basis.strip())


@rule(_("Nobody has compared it since it was last changed."))
def is_unverified(series, actor):
    return series.verified_on is None


@rule(_("Its period was compared with its ground: nothing ends by a period that nobody has verified."))
def is_verified(series, actor):
    return series.verified_on is not None


@rule(_("It has a period: what is kept for ever is never proposed."))
def has_a_period(series, actor):
    return series.years is not None
