"""Stories of controlled copies: handed out, received, called back with their revision, and what became of each."""

from django.utils import timezone

from documents.controlled.models import Document
from qms.lifecycle.door import create, perform

from .models import ControlledCopy


def copy_story(given, *, people, units):
    """One copy, from its file."""
    keeper = people[given["by"]]
    yield timezone.make_aware(given["at"])
    to = {"to_unit": units[given["to_unit"]]} if "to_unit" in given else {"to_outside": given["to_outside"]}
    document = Document.objects.get(number=given["document"])
    copy = create(ControlledCopy, by=keeper, document=document, place=given["place"], medium=given["medium"], **to)
    if "received" in given:
        yield timezone.make_aware(given["received"])
        perform(_now(copy).receive, by=keeper)
    if "returned" in given:
        yield timezone.make_aware(given["returned"])
        perform(_now(copy).return_copy, by=keeper)
    if "destroyed" in given:
        yield timezone.make_aware(given["destroyed"]["at"])
        perform(_now(copy).destroy, by=keeper, minute=given["destroyed"]["minute"])
    if "lost" in given:
        lost = given["lost"]
        yield timezone.make_aware(lost["at"])
        perform(_now(copy).report_lost, by=keeper, reason=lost["reason"], minute=lost["minute"])


def _now(copy):
    return ControlledCopy.objects.get(pk=copy.pk)
