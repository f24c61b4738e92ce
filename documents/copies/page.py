"""The account of copies: of every revision of a document each copy, who has it, where it lies, what became of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.web.cells import record_cell, state_cell
from qms.web.tables import Table

from .models import ControlledCopy
from .states import CopyState


@dataclass(frozen=True)
class Account:
    """The copies of one revision."""

    revision: Any
    copies: list
    table: Any

    def in_words(self):
        """How many there are, and how many nobody has brought back."""
        total = len(self.copies)
        return ngettext("%(count)s copy: %(states)s", "%(count)s copies: %(states)s", total) % {
            "count": total,
            "states": "; ".join(f"{label} {count}" for label, count in self._by_state()),
        }

    def _by_state(self):
        for state in CopyState:
            count = sum(each.state == state for each in self.copies)
            if count:
                yield state.label, count

    def missing(self):
        """The copies that should be back, or that nobody finds."""
        return [each for each in self.copies if each.state in (CopyState.RECALLED, CopyState.LOST)]


def account_of(revision, user):
    """The copies of a revision that a person may see, by their numbers."""
    seen = ControlledCopy.objects.visible_to(user).filter(revision=revision)
    copies = list(seen.select_related(*ControlledCopy.reads_with).order_by("place_no"))
    heads = [_("Copy no."), _("Receiver"), _("Where it lies"), _("State")]
    rows = [
        [record_cell(each, f"{each.place_no:02d}"), each.receiver(), each.place, state_cell(each)] for each in copies
    ]
    return Account(revision, copies, Table.of(heads, rows))


def accounts_of(document, user):
    """The accounts of all revisions of a document of which copies were handed out, newest first."""
    seen = ControlledCopy.objects.visible_to(user).filter(revision__document=document)
    copies = seen.select_related(*ControlledCopy.reads_with).order_by("-revision_id", "place_no")
    found = {}
    for each in copies:
        found.setdefault(each.revision, []).append(each)
    return [Account(revision, of_it, _table(of_it)) for revision, of_it in found.items()]


def _table(copies):
    heads = [_("Copy no."), _("Receiver"), _("Where it lies"), _("Kept as"), _("Received on"), _("State"), _("Minute")]
    rows = [
        [
            record_cell(each, f"{each.place_no:02d}"),
            each.receiver(),
            each.place,
            each.get_medium_display(),
            each.received_on,
            state_cell(each),
            each.minute,
        ]
        for each in copies
    ]
    return Table.of(heads, rows)
