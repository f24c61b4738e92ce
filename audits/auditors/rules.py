"""What must hold before a qualification is given or ended; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule


@rule(_("Nobody says of themselves that, or how long, they are qualified."), independence=True)
def is_of_somebody_else(qualification, actor):
    return not actor.involves(qualification.person)
