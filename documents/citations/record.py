"""The face of citations."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register, type_of
from qms.web.cells import Cell, label_of, record_cell

from .models import Citation


def subject(citation):
    """What cites, which leads to it."""
    kind = type_of(type(citation.subject))
    return record_cell(citation.subject) if kind else Cell(label_of(Citation, subject), "text", str(citation.subject))


subject.short_description = _("what cites")


def citation_context(citation, request):
    """Where what cites is found."""
    return {"subject": record_cell(citation.subject, str(citation.subject))}


CITATIONS = register(
    RecordType(
        model=Citation,
        collection="citations",
        clauses=("7.5.3",),
        purpose=_("Which document rests on which law, so that a change of the law shows what is affected."),
        way=None,
        reached_through="the external document that is cited, and what cites it",
        in_pack=InPack(),
        columns=("sign", subject, "where", "words", "state"),
        quiet_filters=("unknown",),
        template="citations/record.html",
        context=citation_context,
    )
)
