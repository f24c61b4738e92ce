"""Who is asked to read: everybody concerned when a revision comes into force, and whoever comes into a post later."""

from operator import attrgetter

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from qms.acts.acts import CREATE, named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import create_many_as_part, perform
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import veto
from qms.people.actors import Actor
from qms.people.models import Holding, system_person
from qms.workdays.calendars import calendars

from . import rules
from .models import Acknowledgement
from .newcomers import concerned_newly
from .states import AcknowledgementState

veto(DocumentRevision, DocumentRevision.submit, rules.questions_are_sound)


@receiver(moved, sender=DocumentRevision)
def ask_readers(record, act, actor, **kwargs):
    """A release opens one acknowledgement for each person who holds a post concerned."""
    if act in named(DocumentRevision.release):
        _ask([(record, each) for each in _holdings_concerned(record)], actor)


@receiver(moved, sender=Holding)
def ask_the_new_holder(record, act, actor, **kwargs):
    """Whoever comes into a post from today on is asked at once what the post must know."""
    if act == CREATE:
        _ask_newly(Holding.objects.on().filter(pk=record.pk), actor)


@each_pass("ask_new_holders")
def ask_new_holders(now):
    """Ask whoever came into a post since, also by a holding that was entered long before it began."""
    return _ask_newly(Holding.objects.on(), Actor(system_person()))


def _ask_newly(holdings, actor):
    """Nobody is asked twice: who has read it is left alone, whose asking lapsed is asked again."""
    new, lapsed = concerned_newly(holdings)
    _ask(new, actor)
    clock = system_person()
    again = do_each(lapsed, lambda pair: _again(pair[0], pair[1], clock))
    return len(new) + again


def _again(reading, holding, clock):
    perform(reading.ask_again, by=clock, post=holding.post.kind, unit=holding.post.unit)


def _ask(pairs, actor):
    """Open an acknowledgement for each of these pairs (revision, holding)."""
    known = calendars() if pairs else None
    asked = [
        {"revision": revision, "person": each.person, "post": each.post.kind, "unit": each.post.unit}
        for revision, each in pairs
    ]
    create_many_as_part(Acknowledgement, actor=actor, many=[each | {"calendars": known} for each in asked])


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
