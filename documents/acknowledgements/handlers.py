"""What follows when a revision moved: its readers are asked to read."""

from operator import attrgetter

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from qms.acts.acts import named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import create_many_as_part, perform
from qms.lifecycle.signals import moved
from qms.people.models import Holding, system_person

from .models import Acknowledgement
from .states import AcknowledgementState


@receiver(moved, sender=DocumentRevision)
def ask_readers(record, act, actor, **kwargs):
    """A release opens one acknowledgement for each person who holds a post concerned."""
    if act in named(DocumentRevision.release):
        asked = [
            {"revision": record, "person": each.person, "post": each.post.kind, "unit": each.post.unit}
            for each in _holdings_concerned(record)
        ]
        create_many_as_part(Acknowledgement, actor=actor, many=asked)


def _holdings_concerned(revision):
    """The first holding of each person by which they are concerned: of a post named, in the unit named or below it."""
    path = ExpressionWrapper(OuterRef("post__unit__path"), CharField())
    readers = revision.readers.filter(active=True, post=OuterRef("post__kind"))
    concerned = Exists(readers.annotate(path=path).filter(path__startswith=F("unit__path")))
    held = Holding.objects.on().filter(concerned).select_related("person", "post__unit").order_by("-pk")
    return sorted({each.person_id: each for each in held}.values(), key=attrgetter("pk"))


@each_pass("lapse_acknowledgements")
def lapse_pointless(now):
    """End what nobody needs to read any more."""
    pointless = Acknowledgement.pointless().filter(state=AcknowledgementState.PENDING).order_by("pk")
    clock = system_person()
    return do_each(pointless, lambda each: perform(each.lapse, by=clock))
