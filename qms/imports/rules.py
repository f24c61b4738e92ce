"""Who imports, and when an import may go on; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.actors import actors_of
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .kinds import kind_of

IMPORTERS = (*SYSTEM_KEEPERS, PostKind.DOCUMENT_CONTROLLER, PostKind.UNIT_HEAD, PostKind.ADMINISTRATOR)


def imports_at_all(actor):
    """Whether somebody with these posts is offered the desk: it is for whoever keeps something in order."""
    return any(actor.holds(kind) for kind in IMPORTERS)


def may_bring_in(kind, actor):
    """Whether somebody takes in files of a kind: those whom the kind itself names, else keepers who may create such."""
    return (kind.named_by_itself or imports_at_all(actor)) and kind.may(actor)


@rule(_("Files of this kind are taken in by whoever keeps what they hold."))
def keeps_what_it_holds(record, actor):
    kind = kind_of(record.kind)
    return kind is not None and may_bring_in(kind, actor)


@rule(_("Only whoever sent the file or took it over goes on with it: its rows go through the door in their name."))
def is_own(record, actor):
    return actor.involves(record.by)


@rule(_("It goes on in your name already."))
def is_anothers(record, actor):
    return not actor.involves(record.by)


@rule(_("With the file of another goes on whoever keeps the quality system; its sender takes it back."))
def keeps_the_desk(record, actor):
    return actor.involves(record.created_by) or _keeps_the_system(record, actor)


def _keeps_the_system(record, actor):
    return any(actor.holds(kind, record.unit) for kind in SYSTEM_KEEPERS)


@rule(_("Whoever sent the file withdraws it; when they have left, whoever keeps the quality system."))
def is_own_or_left_behind(record, actor):
    has_left = not record.by.is_active or not actors_of(record.by)[0].posts
    return is_own(record, actor) or (has_left and _keeps_the_system(record, actor))


@rule(_("No row can be taken in: answer what is asked, or mend what is wrong."))
def has_rows_to_take(record, actor):
    return record.rows.to_take().exists()
