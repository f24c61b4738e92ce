"""What follows when somebody is waited for: a notice to each person newly named, in the same transaction."""

from django.dispatch import receiver

from qms.ledger.entry import current_entry
from qms.ledger.now import now
from qms.lifecycle.signals import opened

from .models import Notice

ASKED = "{by} asks you: {act} – {subject}"


@receiver(opened)
def tell_those_named(tasks, **kwargs):
    """Tell the persons whom newly opened tasks name; nobody is told what they have just asked of themselves."""
    by = current_entry().by
    named = (task for task in tasks if task.person_id not in (None, by.pk) and not task.person.is_system)
    Notice.objects.bulk_create(_notice(task, by) for task in named)


def _notice(task, by):
    return Notice(
        person_id=task.person_id,
        message=ASKED,
        params={"by": str(by), "subject": task.subject},
        record_type_id=task.record_type_id,
        record_id=task.record_id,
        verb=task.verb,
        created_at=now(),
    )
