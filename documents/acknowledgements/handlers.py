"""What follows when a revision moved: its readers are asked to read."""

from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import create_as_part, perform
from qms.lifecycle.signals import moved
from qms.people.models import Holding, system_person

from .models import Acknowledgement


@receiver(moved, sender=DocumentRevision)
def ask_readers(record, act, actor, **kwargs):
    """A release opens one acknowledgement for each person who holds a post concerned."""
    if act != "release":
        return
    asked = set()
    for reader in record.readers.filter(active=True).select_related("unit"):
        held = Holding.objects.on().filter(post__kind=reader.post, post__unit__path__startswith=reader.unit.path)
        for holding in held.select_related("person", "post__unit").order_by("pk"):
            if holding.person_id not in asked:
                asked.add(holding.person_id)
                create_as_part(
                    Acknowledgement,
                    actor=actor,
                    revision=record,
                    person=holding.person,
                    post=reader.post,
                    unit=holding.post.unit,
                )


@each_pass("lapse_acknowledgements")
def lapse_pointless(now):
    """End what nobody needs to read any more."""
    pending = Acknowledgement.objects.filter(state="pending").select_related("revision", "person")
    pointless = [each for each in pending.order_by("pk") if each.is_pointless()]
    clock = system_person()
    return do_each(pointless, lambda each: perform(each.lapse, by=clock))
