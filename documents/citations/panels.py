"""What pages of others show of citations: what cites a document, what is affected when it ends, what a text cites."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import OPEN_STATES, DocumentKind, RevisionState
from documents.controlled.text import plain_text
from documents.external.models import ExternalDocument
from documents.periodic_reviews.models import PeriodicReview
from qms.lifecycle.door import possible_acts
from qms.lifecycle.registry import type_of
from qms.web.cells import record_cell, small, state_cell, toned, words_cell
from qms.web.panels import panel
from qms.web.tables import Table

from .models import Citation
from .old_words import refused_of, stale_in
from .queries import ended_below, ending_below, resting_on
from .states import CitationState


@panel(ExternalDocument, "record")
def what_cites_it(document, request):
    """Everything that cites the document; what is only found can be ticked and confirmed together."""
    seen = Citation.objects.visible_to(request.user).filter(document=document)
    rows = list(seen.select_related("unit", "document").prefetch_related("subject").order_by("pk"))
    waiting = [each for each in rows if each.state == CitationState.PROPOSED and not document.is_past]
    may_confirm = bool(waiting) and any(
        act.name == "confirm" and actor and not said for act, actor, said in possible_acts(waiting[0], request.user)
    )
    context = {
        "document": document,
        "cited": _table([each for each in rows if each not in waiting or not may_confirm]),
        "waiting": waiting if may_confirm else [],
    }
    return render_to_string("citations/cited_by.html", context, request) if rows else ""


def _table(rows):
    heads = [_("What cites it"), _("Place in the text"), _("Words around it"), _("State")]
    return Table.of(heads, [[*_named(each), small(each.words), state_cell(each)] for each in rows])


def _named(citation):
    """What cites, which leads to it, and where it does, which leads to the citation."""
    named = record_cell(citation.subject, str(citation.subject)) if type_of(type(citation.subject)) else ""
    return [named or str(citation.subject), record_cell(citation, citation.where())]


@panel(ExternalDocument, "record")
def reviews_asked(document, request):
    """Every review that was asked because of this document, whatever became of it."""
    rows = [] if document.is_past else list(PeriodicReview.objects.visible_to(request.user).filter(because_of=document))
    heads = [_("Review"), _("Document"), _("Due"), _("State")]
    table = Table.of(heads, [[record_cell(each), str(each.document), each.due_on, state_cell(each)] for each in rows])
    return render_to_string("citations/reviews_asked.html", {"table": table}, request) if rows else ""


@panel(ExternalDocument, "before replace")
@panel(ExternalDocument, "before announce")
@panel(ExternalDocument, "before expire")
def what_is_affected(document, request):
    """What rests on a document, told before it is recorded that it holds no more."""
    rows = list(resting_on(document))
    heads = [_("What cites it"), _("Unit"), _("What follows"), _("State of the citation")]
    table = Table.of(
        heads, [[_named(each)[0], each.unit, _what_follows(each.subject), state_cell(each)] for each in rows]
    )
    return render_to_string("citations/affected.html", {"table": table, "count": len(rows)}, request)


def _what_follows(subject):
    if not isinstance(subject, Document):
        return _("It is listed here; whoever keeps it looks at it.")
    if not subject.in_force_label:
        return _("Nothing: nothing of it is in force.")
    if subject.has_open_revision():
        return _("The author of the revision that is being written is told.")
    asked = _("A periodic review is opened, with a day.")
    desk = _("The desk is warned when it takes dossiers in.") if subject.kind == DocumentKind.PROCEDURE else ""
    return words_cell(asked, desk)


@panel(Document, "record")
def what_it_cites(record, request):
    """The external documents that the texts of a record cite; what holds no more stands first."""
    rows = Citation.objects.of(record).counting().select_related("document__replaced_by", "unit")
    rows = sorted(rows, key=lambda each: (each.document is None or each.document.holds(), each.sign))
    heads = [_("Number cited"), _("Validity"), _("Place in the text"), _("State of the citation")]
    table = Table.of(heads, [_cited(each) for each in rows])
    return render_to_string("citations/cites.html", {"table": table}, request) if rows else ""


def _cited(citation):
    document = citation.document
    if document is None:
        named, validity = citation.sign, toned(_("not in the register"), "soon")
    else:
        by = document.replaced_by
        instead = [small(_("replaced by %(number)s") % {"number": by.number})] if by else []
        named = record_cell(document, below=[small(document.title)])
        tone = "late" if document.ended_on else "soon" if document.ends_soon() else ""
        validity = toned(document.validity(), tone) if tone else document.validity()
        validity = words_cell(document.get_state_display(), validity, *instead)
    return [named, validity, record_cell(citation, citation.where()), state_cell(citation)]


@panel(PeriodicReview, "record")
def why_it_may_not_hold(review, request):
    """Under the question whether a document still holds: what it cites and what holds no more."""
    ended, ending = (
        ask(Document, [review.document_id]).get(review.document_id, []) for ask in (ended_below, ending_below)
    )
    told = {"ended": ended, "ending": ending}
    return render_to_string("citations/ended.html", told, request) if ended or ending else ""


@panel(DocumentRevision, "record")
@panel(DocumentRevision, "before submit")
@panel(DocumentRevision, "before approve")
@panel(DocumentRevision, "before release")
def what_has_grown_old(revision, request):
    """Old numbers and words of a revision that is being written or in force; a warning, whatever is done about it."""
    if revision.state not in (*OPEN_STATES, RevisionState.EFFECTIVE):
        return ""
    stale = stale_in(plain_text(revision), refused=refused_of(revision.document))
    return render_to_string("citations/stale.html", {"table": stale_table(stale)}, request) if stale else ""


def stale_table(stale):
    """What has grown old, what to write instead, and why."""
    heads = [_("What stands there"), _("Write instead"), _("Why")]
    return Table.of(
        heads, [[words_cell(each.found, f"… {each.words} …"), each.instead, _reason(each)] for each in stale]
    )


def _reason(stale):
    url = reverse("external_documents_record", args=[stale.url_of]) if stale.url_of else ""
    return words_cell(stale.why, stale.source, url=url)
