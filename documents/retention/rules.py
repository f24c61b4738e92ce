"""What must hold before records end."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule


@rule(_("Somebody other than the proposer approves."), independence=True)
def is_not_proposer(disposal, actor):
    return not actor.involves(disposal.proposed_by)


def _what_is_held(disposal):
    held = "; ".join(f"{number}: {why}" for number, why in disposal.held_now())
    return gettext("Somebody needs these records: %(held)s. Refuse, and propose the others anew.") % {"held": held}


@rule(_("Nobody needs these records now."), particulars=_what_is_held)
def nothing_is_held(disposal, actor):
    return not disposal.held_now()
