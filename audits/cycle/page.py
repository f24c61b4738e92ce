"""The lines of the cycle as a table: what must be there, by when, whose it is, what shows it, and how it stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.lifecycle.registry import type_of
from qms.web.cells import Cell, toned
from qms.web.tables import Table


def table_of(told):
    """A row for each line."""
    heads = [_("What must be provable"), _("Evidence"), _("Whose it is"), _("How it stands")]
    return Table.of(heads, [_row(each) for each in told])


def _row(told):
    first, *rest = [cell for proof in told.proofs for cell in _cells(proof)]
    clause = Cell("", "text", told.line.clause, url=f"{reverse('clauses')}#c{told.line.clause}")
    return [
        Cell("", "text", str(told.line.label), below=(clause,)),
        Cell("", "text", first.value, first.tone, first.url, tuple(rest)),
        "; ".join(told.holders),
        Cell("", "toned", told.state, told.tone, below=(Cell("", "day", told.due_on),)),
    ]


def _cells(proof):
    """What shows it, each led to; what is missing says so, and leads to where it is begun."""
    if proof.silent:
        return [Cell("", "text", f"{proof.words}: {proof.silent}")]
    if proof.figure:
        words = f"{proof.words}: {proof.figure.words()}"
        return [Cell("", "text", words, "" if proof.is_there else "late", proof.figure.url())]
    if not proof.records:
        # A tone is not broken into lines: the long words stand before it.
        begun_at = reverse(type_of(proof.model).url_name)
        return [Cell("", "text", proof.words, url=begun_at), toned(_("Missing"), "late")]
    return [Cell("", "text", str(each), "", _address(each)) for each in proof.records]


def _address(record):
    """Where a record is opened; "" for whoever may not see it."""
    return reverse(f"{type_of(type(record)).url_name}_record", args=[record.pk]) if record.may_be_opened else ""
