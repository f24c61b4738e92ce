"""Who keeps the index of a year, and who stands by its own score."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post

keeps_it = by_post(*SYSTEM_KEEPERS)
approves = by_post(PostKind.TOP_MANAGEMENT)


@rule(_("The index has criteria, each with its points and the unit that scores it."))
def has_criteria(index, actor):
    return index.criteria.exists()


def _unchecked(index):
    codes = [each.code for each in index.unchecked()]
    return _("Not scored and checked yet: {codes}.").format(codes=", ".join(codes))


@rule(_("Every criterion is scored by its unit and checked by somebody else."), particulars=_unchecked)
def all_are_checked(index, actor):
    return not index.unchecked()


@rule(_("Somebody approves the own score who neither scored nor checked a criterion."), independence=True)
def has_scored_nothing(index, actor):
    return not index.was_scored_by(actor)
