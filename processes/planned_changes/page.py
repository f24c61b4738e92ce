"""What the page of a change shows: what it touches, kind by kind, and how each stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.lifecycle.registry import record_types
from qms.web.cells import Cell, small, toned
from qms.web.tables import Table

from .impacts import words_of_kind


def change_context(change, request):
    """A table of all it touches, what is open first."""
    rows = sorted(change.impacts.all(), key=lambda each: (each.settled_on is not None, each.pk))
    heads = [_("What is touched"), _("How it stands"), _("What was done, or why nothing")]
    return {"impacts": Table.of(heads, [_line(each) for each in rows])}


def address_of(about):
    """The page of what stands at "collection/key"; "" where nothing stands."""
    collection, _slash, key = about.partition("/")
    face = record_types().get(collection)
    return reverse(f"{face.url_name}_record", args=[key]) if face else ""


def _line(impact):
    kind = small(words_of_kind(impact.kind))
    what = Cell("", "text", impact.words, url=address_of(impact.about), below=(kind,))
    by = (small(f"{impact.settled_by}, {impact.settled_on:%d/%m/%Y}"),) if impact.settled_by else ()
    note = Cell("", "text", impact.note, below=by)
    return [what, toned(impact.get_result_display(), impact.tone), note]
