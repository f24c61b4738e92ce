"""Stories of change requests: who asked for what, and what the owner of the document decided."""

from django.utils import timezone

from documents.controlled.models import Document
from qms.lifecycle.door import create, perform

from .models import ChangeRequest

WORDS = ("kind", "as_it_is", "as_asked", "grounds")


def request_story(given, *, people):
    """One request, from its file."""
    yield timezone.make_aware(given["at"])
    document, words = Document.objects.get(number=given["document"]), {name: given[name] for name in WORDS}
    request = create(ChangeRequest, by=people[given["by"]], document=document, **words)
    if "decided" in given:
        decided = given["decided"]
        yield timezone.make_aware(decided["at"])
        request = ChangeRequest.objects.get(pk=request.pk)
        act = request.accept if decided["accepted"] else request.refuse
        perform(act, by=people[decided["by"]], opinion=decided["opinion"])
