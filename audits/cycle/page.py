"""The lines of the cycle as a table: what must be there, by when, whose it is, what shows it, and how it stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.lifecycle.registry import type_of
from qms.web.cells import Cell
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
    """What shows it, each led to; what is missing says so."""
    if proof.figure:
        words = f"{proof.words}: {proof.figure.words()}"
        return [Cell("", "text", words, "" if proof.is_there else "late", proof.figure.url())]
    if not proof.records:
        return [Cell("", "text", _("%(what)s: missing") % {"what": proof.words}, "late", reverse("years"))]
    return [Cell("", "text", str(each), "", _address(each)) for each in proof.records]


def _address(record):
    face = type_of(type(record))
    return reverse(f"{face.url_name}_record", args=[record.pk]) if face else ""
