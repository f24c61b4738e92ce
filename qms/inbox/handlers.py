"""What follows when a record moved: a notice to each person newly named, in the same transaction."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from qms.ledger.now import now
from qms.lifecycle.models import Task
from qms.lifecycle.signals import moved

from .models import Notice

ASKED = "{by} asks you: {act} – {subject}"


@receiver(post_save, sender=Task)
def remember_opened(instance, created, **kwargs):
    """Keep a task that names a person with its record until the act is through, so that no query looks for it."""
    if created and instance.person_id and not instance.person.is_system:
        instance.process.record.__dict__.setdefault("_opened", []).append(instance)


@receiver(moved)
def tell_those_named(record, act, actor, **kwargs):
    """Tell the persons whom newly opened tasks name; nobody is told what they have just asked of themselves."""
    opened = record.__dict__.pop("_opened", ())
    notices = [_notice(task, actor) for task in opened if task.person_id != actor.person.pk]
    if notices:
        Notice.objects.bulk_create(notices)


def _notice(task, actor):
    return Notice(
        person_id=task.person_id,
        message=ASKED,
        params={"by": str(actor.person), "subject": task.subject},
        record_type_id=task.record_type_id,
        record_id=task.record_id,
        verb=task.verb,
        created_at=now(),
    )
