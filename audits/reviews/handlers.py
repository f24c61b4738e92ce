"""What follows when a review moved: owners are asked for their words, and those invited hear of the day."""

from django.contrib.contenttypes.models import ContentType
from django.dispatch import receiver
from django.utils.translation import gettext_noop

from qms.inbox.models import Notice
from qms.inbox.notices import notify
from qms.lifecycle.signals import moved

from .models import ManagementReview

ASKED = gettext_noop("Your words are asked for as an input of {subject}")


@receiver(moved, sender=ManagementReview)
def tell_owners(record, act, actor, **kwargs):
    """Whoever was just named owner of an input is told."""
    if act != "name_owner":
        return
    owners = {row.owner for row in record.inputs.select_related("owner") if row.owner and row.owner != actor.person}
    told = {notice.person_id for notice in _told_of(record)}
    for owner in owners:
        if owner.pk not in told:
            notify(owner, ASKED, record=record, verb="comment", subject=str(record))


def _told_of(review):
    own = ContentType.objects.get_for_model(review)
    return Notice.objects.filter(record_type=own, record_id=review.pk, message=ASKED)
