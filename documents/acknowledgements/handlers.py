"""What follows when a revision moved: its readers are asked to read."""

from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from qms.lifecycle.door import create_as_part
from qms.lifecycle.signals import moved
from qms.people.models import Holding

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
