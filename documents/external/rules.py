"""What must hold before an external document moves, and who keeps the register."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.document import KEEPERS
from qms.acts.rules import rule
from qms.people.rules import by_post

keeps_the_register = by_post(*KEEPERS)


@rule(_("It names where it was found, so that somebody else can compare it too."))
def names_its_source(record, actor):
    return bool(record.source.strip())


@rule(_("Nobody has compared it since it was last changed."))
def is_unverified(record, actor):
    return record.verified_on is None


@rule(_("It was recorded that another will take its place."))
def is_announced(record, actor):
    return record.replaced_by_id is not None
