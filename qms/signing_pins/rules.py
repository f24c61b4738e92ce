"""Who vouches for a person whose PIN or second factor is taken away: never whoever could take the password too."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import PostRule, own_unit

CONFIRMERS = (PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER)


@rule(_("Everybody asks for themselves; nobody for somebody else."))
def asks_for_themselves(_renewal, actor):
    return actor.on_behalf_of is None


@rule(_("There is no signing PIN or second factor of yours that could be taken away."))
def has_what_is_lost(renewal, _actor):
    return renewal.is_there


may_confirm = PostRule(
    "may_confirm_a_pin_renewal",
    _("Top management or the quality manager vouches for the person."),
    lambda renewal, actor: any(actor.holds(kind, renewal.unit) for kind in CONFIRMERS),
    post=PostKind.TOP_MANAGEMENT,
    unit_of=own_unit,
    kinds=CONFIRMERS,
)


@rule(_("Somebody other than the person confirms it."))
def is_not_the_person(renewal, actor):
    return not actor.involves(renewal.person)


@rule(_("Only who asked for it withdraws it."))
def is_the_person(renewal, actor):
    return actor.person == renewal.person
