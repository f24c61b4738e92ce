"""The stories of the commune's planned changes, played through the door as fixtures/planned_changes.toml tells them."""

from django.utils import timezone

from documents.external.models import ExternalDocument
from qms.lifecycle.door import create, perform

from ..map.models import Process
from .models import PlannedChange
from .states import ImpactState

OWN = ("at", "by", "unit", "process", "law", "responsible", "story")


def change_story(given, *, people, units):
    """One change: planned, and then each scene of its story in its time."""
    yield timezone.make_aware(given["at"])
    values = {name: given[name] for name in given if name not in OWN}
    values["responsible"] = people[given["responsible"]]
    if "process" in given:
        values["process"] = Process.objects.get(number=given["process"])
    if "law" in given:
        values["law"] = ExternalDocument.objects.get(number=given["law"])
    record = create(PlannedChange, by=people[given["by"]], unit=units[given["unit"]], **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        record = PlannedChange.objects.get(pk=record.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act", "done")}
        if "done" in scene:
            record = _settle(record, scene["done"], by=people[scene["by"]])
        if "act" in scene:
            perform(getattr(record, scene["act"]), by=people[scene["by"]], **told)


def _settle(record, notes, by):
    """What is open of the kinds that have a note, each with it; under `rest` stands that of all other kinds."""
    for row in record.open_impacts():
        note = notes[row.kind] if row.kind in notes else notes.get("rest")
        if note:
            record = perform(record.settle, by=by, impact=row.pk, result=ImpactState.DONE, note=note)
    return record
