"""Who imports, and when an import may go on; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .kinds import kind_of

IMPORTERS = (*SYSTEM_KEEPERS, PostKind.UNIT_HEAD, PostKind.ADMINISTRATOR)


def imports_at_all(actor):
    """Whether somebody with these posts is offered the desk: it is for whoever keeps something in order."""
    return any(actor.holds(kind) for kind in IMPORTERS)


@rule(_("Files of this kind are taken in by whoever keeps what they hold."))
def keeps_what_it_holds(record, actor):
    kind = kind_of(record.kind)
    return kind is not None and imports_at_all(actor) and kind.may(actor)


@rule(_("Only whoever sent the file goes on with it: its rows go through the door in their name."))
def is_own(record, actor):
    return actor.involves(record.created_by)


@rule(_("No row can be taken in: answer what is asked, or mend what is wrong."))
def has_rows_to_take(record, actor):
    return record.rows.to_take().exists()
