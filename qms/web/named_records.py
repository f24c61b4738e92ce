"""A record that is named beside another thing: as far as whoever reads may see it, and counted where they may not."""

from django.utils.translation import ngettext

from qms.lifecycle.registry import type_of

from .cells import Cell, record_cell


def record_if_seen(record, user):
    """A record that leads to its page for who may see it; else that there is one."""
    if record is None:
        return Cell("", "text", "")
    if type_of(type(record)) is None:
        return Cell("", "text", str(record))
    seen = record.is_visible_to(user)
    return record_cell(record, str(record)) if seen else Cell("", "text", unseen_words(1))


def unseen_words(count):
    """That there are records beyond what somebody may see; "" where there are none."""
    says = ngettext("%(count)s record that you can't see", "%(count)s records that you can't see", count)
    return says % {"count": count} if count else ""
