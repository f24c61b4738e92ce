"""What follows when an end is proposed, what falls due by itself, and which records holds keep from it."""

from django.contrib.contenttypes.models import ContentType
from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from documents.holds.models import Hold
from documents.holds.states import HoldState
from documents.record_series.kinds import keeps
from documents.record_series.models import RecordSeries
from documents.record_series.states import SeriesState
from qms.acts.acts import named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import create_as_part, perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from .holders import needs_records
from .models import Disposal
from .queries import free_and_held

PAST = (RevisionState.SUPERSEDED, RevisionState.WITHDRAWN, RevisionState.CANCELLED)
keeps(DocumentRevision, PAST)


@receiver(moved, sender=RecordSeries)
def propose(record, act, actor, **kwargs):
    """The proposal is a record of its own, which somebody else approves."""
    if act in named(RecordSeries.propose_disposal):
        create_as_part(Disposal, actor=actor, series=record, described=record.described)


@each_pass("note_records_whose_time_is_over")
def note_what_is_due(now):
    """Ask whoever keeps them about records whose time is over and that nobody needs; missed days included."""
    clock, lines = system_person(), RecordSeries.objects.filter(state=SeriesState.IN_USE, years__isnull=False)
    counted = {each: len(free_and_held(each)[0]) for each in lines.exclude(of_kind="").select_related("unit")}
    changed = [each for each, count in counted.items() if count > each.due_count]
    return do_each(changed, lambda series: perform(series.note_due, by=clock, count=counted[series]))


@needs_records
def on_hold(model, keys):
    """What somebody put on hold: single records, and all records of a line of the list."""
    label, found = model._meta.label, {}
    own = Hold.objects.filter(state=HoldState.ON, record_type=ContentType.objects.get_for_model(model))
    for hold in own.filter(record_id__in=keys):
        found[hold.record_id] = f"{hold.number} {hold.grounds}"
    for hold in Hold.objects.filter(state=HoldState.ON, series__of_kind=label).select_related("series__unit"):
        under = model._base_manager.filter(pk__in=keys, unit__path__startswith=hold.series.unit.path)
        found |= {key: f"{hold.number} {hold.grounds}" for key in under.values_list("pk", flat=True)}
    return found
