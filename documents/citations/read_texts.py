"""What has grown old in the texts in force, found once for each text: a page of all of them reads none anew.

A text in force never changes; another revision, or another list of old words, is another text to read. Numbers that
hold no more are asked of the citations, for they change with the register and not with the text.
"""

import hashlib
from dataclasses import asdict
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import RevisionState

from .models import Citation, ReadText
from .old_words import WORDS, Stale, stale_words
from .queries import ENDED
from .texts import texts_of


@cache
def stamp():
    """Which list of old words this is."""
    return hashlib.sha256(WORDS.read_bytes()).hexdigest()


def read(document):
    """Read the text in force and keep what was found; nothing where nothing is in force."""
    revision = document.effective_revision()
    if revision is not None:
        found = [asdict(each) for each in stale_words(texts_of(document))]
        ReadText.objects.bulk_create(
            [ReadText(document=document, revision=revision, stamp=stamp(), found=found)],
            update_conflicts=True,
            unique_fields=["document"],
            update_fields=["revision", "stamp", "found"],
        )


def unread(documents):
    """Those of these documents whose text in force nobody has read by this list of words."""
    known = ReadText.objects.filter(stamp=stamp(), revision__state=RevisionState.EFFECTIVE)
    return documents.exclude(in_force_label="").exclude(pk__in=known.values("document"))


def stale_by_document(documents):
    """{key: what has grown old} of these documents in force, numbers first; a text that nobody has read is read now."""
    found = _numbers(documents)
    in_force = DocumentRevision.objects.filter(state=RevisionState.EFFECTIVE, document__in=documents.values("pk"))
    rows = ReadText.objects.filter(stamp=stamp(), revision__in=in_force.values("pk"))
    for key, words in rows.exclude(found=[]).values_list("document", "found"):
        found.setdefault(key, []).extend(Stale(**each) for each in words)
    for document in unread(documents):
        found.setdefault(document.pk, []).extend(stale_words(texts_of(document)))
    return {key: stale for key, stale in found.items() if stale}


def _numbers(documents):
    """{key: numbers in it that hold no more}, but for those of which somebody said that they are no citation."""
    own = ContentType.objects.get_for_model(Document)
    rows = Citation.objects.counting().filter(subject_type=own, document__state__in=ENDED)
    rows = rows.filter(subject_id__in=documents.values("pk")).select_related("document__replaced_by").order_by("pk")
    found = {}
    for each in rows:
        cited, by = each.document, each.document.replaced_by
        instead = f"{by.number} – {by.title}" if by else _("nothing took its place")
        stale = Stale(each.sign, each.words, instead, cited.validity(), cited.source, cited.pk)
        found.setdefault(each.subject_id, []).append(stale)
    return found
