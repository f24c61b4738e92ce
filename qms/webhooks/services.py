"""Setting addresses, writing messages in the act's own transaction, and sending them: each is tried a few times."""

import json
import logging
from datetime import timedelta
from time import monotonic
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_noop
from django_tasks import task

from qms.inbox.notices import notify
from qms.jobs.tasks import moment_after
from qms.ledger.now import now
from qms.people.accounts import SECURITY
from qms.people.actors import actors_of
from qms.people.models import Holding
from qms.people.posts import PostKind

from .models import Attempt, Delivery, Webhook
from .signatures import headers, new_secret
from .states import DeliveryState
from .targets import examine, post

# How long after each try that failed the next one comes; after the last it is given up, two days and a half later.
PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 30, 120, 480, 960, 1920))
OFF_AFTER = timedelta(days=3)  # without one message taken
FORMER_COUNTS = timedelta(days=1)
KEPT = timedelta(days=30)
LOOK_AGAIN = 60  # seconds after which a process asks anew whether anybody is told of anything
GONE = 410
TRIAL = "webhook.trial"
SWITCHED_OFF = gettext_noop("The webhook {what} was switched off: nothing was taken there since {day}.")

security = logging.getLogger(SECURITY)
_known = {"any": False, "until": 0.0}


def create_webhook(*, by, label, url, collections=()):
    """A new address, with a secret that is shown once. Raises ValidationError for where nothing may be sent."""
    examine(url)
    given = {"label": label, "url": url, "collections": " ".join(sorted(collections))}
    webhook = Webhook.objects.create(secret=new_secret(), created_by=by, created_at=now(), **given)
    _changed("webhook_created", webhook, by)
    return webhook


def rotate(webhook, *, by):
    """A new secret; for a day the former one signs beside it."""
    webhook.former_secret, webhook.former_until = webhook.secret, now() + FORMER_COUNTS
    webhook.secret = new_secret()
    webhook.save()
    _changed("webhook_secret_changed", webhook, by)
    return webhook


def switch(webhook, on, *, by=None):
    """Switch an address on or off; what is off is told of nothing, and what waited is sent once it is on again."""
    webhook.active, webhook.failing_since = on, None
    webhook.save()
    for waiting in webhook.deliveries.filter(state=DeliveryState.WAITING) if on else ():
        deliver.enqueue(waiting.pk)
    _changed("webhook_on" if on else "webhook_off", webhook, by)
    return webhook


def _changed(event, webhook, by):
    _known["until"] = 0.0
    transaction.on_commit(lambda: _known.update(until=0.0))
    told = {"event": event, "account": webhook.label, "by": by and by.username}
    security.info("%s: %s %s", event, webhook.label, webhook.url, extra=told)


def is_anybody_told():
    """Whether any address is switched on; asked of the database once a minute, so that no act pays for it."""
    if monotonic() >= _known["until"]:
        _known.update(any=Webhook.objects.filter(active=True).exists(), until=monotonic() + LOOK_AGAIN)
    return _known["any"]


def tell(face, record, act):
    """Write a message about one act for each address that wishes it, in the transaction of the act."""
    told = [each for each in Webhook.objects.filter(active=True) if not each.wished or face in each.wished]
    for webhook in told:
        write(webhook, f"{face}.{act}", about(face, record))


def about(face, record):
    """What a message says of a record: where it is, and nothing of what it says."""
    api = reverse("api_record", args=[face, record.pk])
    return {"collection": face, "id": record.pk, "number": str(getattr(record, "number", "")), "address": api}


def write(webhook, event, data):
    """One message, put into the queue."""
    body = json.dumps({"type": event, "timestamp": now().isoformat(), "data": data}, separators=(",", ":"))
    moment = {"created_at": now(), "next_at": now()}
    message = f"msg_{uuid4().hex}"
    delivery = Delivery.objects.create(webhook=webhook, message_id=message, event=event, body=body, **moment)
    deliver.enqueue(delivery.pk)
    return delivery


def send_again(delivery):
    """Begin anew with a message that was given up."""
    delivery.state, delivery.tries, delivery.next_at = DeliveryState.WAITING, 0, now()
    delivery.save()
    deliver.enqueue(delivery.pk)


@task()
def deliver(pk):
    """Send one message, unless it was taken meanwhile; where it fails it is put into the queue again."""
    delivery = Delivery.objects.select_related("webhook").filter(pk=pk, state=DeliveryState.WAITING).first()
    if delivery is None or not delivery.webhook.active or not delivery.webhook.is_ours():
        return
    began = monotonic()
    status, says = _sent(delivery)
    taken = status is not None and status // 100 == 2
    with transaction.atomic():
        took = int(1000 * (monotonic() - began))
        delivery.attempts.create(tried_at=now(), milliseconds=took, status=status, says=says[:200])
        delivery.tries += 1
        _end(delivery, taken, status)
    forget_old()


def forget_old():
    """Remove messages that were written long ago, with their tries."""
    Attempt.objects.filter(delivery__created_at__lt=now() - KEPT).delete()
    Delivery.objects.filter(created_at__lt=now() - KEPT, attempts__isnull=True).delete()


def all_webhooks():
    """Every address, those that are off as well; for whoever administers."""
    return Webhook.objects.all()


def _sent(delivery):
    webhook, moment, body = delivery.webhook, now(), delivery.body.encode()
    signed = headers(webhook.secrets_at(moment), delivery.message_id, int(moment.timestamp()), body)
    try:
        return post(webhook.url, body, signed)
    except ValidationError as fault:
        return None, " ".join(fault.messages)
    except Exception as fault:  # whatever the other side does is its answer, and no fault of ours
        return None, f"{type(fault).__name__}: {fault}"


def _end(delivery, taken, status):
    """Write what came of a try, and when the next is."""
    webhook = delivery.webhook
    delivery.next_at = None
    if taken:
        delivery.state = DeliveryState.TAKEN
    elif delivery.tries > len(PAUSES):
        delivery.state = DeliveryState.GIVEN_UP
    else:
        pause = PAUSES[delivery.tries - 1]
        delivery.next_at = now() + pause
        deliver.using(run_after=moment_after(pause)).enqueue(delivery.pk)
    delivery.save()
    _mark(webhook, taken, status)


def _mark(webhook, taken, status):
    """Whether an address works; where it has not for long, or says that it is gone, it is switched off."""
    Webhook.objects.filter(pk=webhook.pk).update(
        failing_since=None if taken else webhook.failing_since or now(),
    )
    failing = webhook.failing_since or now()
    if not taken and (status == GONE or now() - failing >= OFF_AFTER):
        switch(webhook, False)
        for person in _administrators(webhook):
            day = f"{failing:%d/%m/%Y}"
            notify(person, SWITCHED_OFF, url=reverse("webhook", args=[webhook.pk]), what=webhook.label, day=day)


def _administrators(webhook):
    """Who set the address, and whoever administers today."""
    held = Holding.objects.on().filter(post__kind=PostKind.ADMINISTRATOR, person__is_active=True)
    found = {each.person for each in held.select_related("person")}
    return found | ({webhook.created_by} if webhook.created_by.is_active else set())


def administers(person):
    """Whether a person administers today."""
    return any(actor.holds(PostKind.ADMINISTRATOR) for actor in actors_of(person))
