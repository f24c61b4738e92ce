"""What leaves the house is written in the same transaction as the act, and sent afterwards by a worker."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from qms.jobs.kinds import job_kind
from qms.jobs.progress import Progress
from qms.jobs.services import ask
from qms.ledger.now import now

TRIES = 8


class Outgoing(models.Model):
    """A mail that waits to be sent, or was."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "tries"])]

    def __str__(self):
        return f"{self.to}: {self.subject}"


def mail_later(to, subject, body):
    """Put a mail into the outbox; nothing is sent before the transaction stands."""
    mail = Outgoing.objects.create(to=to, subject=" ".join(subject.split())[:300], body=body, created_at=now())
    send_soon()
    return mail


def mail_is_configured():
    """Whether a mail server is named; without one no mail leaves."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def send_soon():
    """Have a worker send what waits, if anything does: 1, or 0."""
    if not mail_is_configured() or not _waiting().exists():
        return 0
    ask("mail", key="mail")
    return 1


@job_kind("mail", _("Mail"))
def send_outbox(progress):
    """Send what waits; what could not leave is tried again when the clock asks."""
    send_waiting(progress)


def send_waiting(progress=None):
    """Send what waits; a failure is kept with its words and tried again at the next pass. Returns how many left."""
    if not mail_is_configured():
        return 0
    progress, waiting = progress or Progress(), list(_waiting().order_by("pk")[:200])
    progress.begin(len(waiting))
    return sum(_send(mail) for mail in progress.each(waiting))


def _waiting():
    return Outgoing.objects.filter(sent_at__isnull=True, tries__lt=TRIES)


def _send(mail):
    """Send one mail, unless another worker has taken it in the meantime."""
    mine = Outgoing.objects.filter(pk=mail.pk, tries=mail.tries, sent_at__isnull=True).update(tries=F("tries") + 1)
    if not mine:
        return False
    try:
        send_mail(mail.subject, mail.body, None, [mail.to])
    except (OSError, ValueError) as fault:  # every fault of smtplib is an OSError; a bad address is a ValueError
        Outgoing.objects.filter(pk=mail.pk).update(error=str(fault))
        return False
    Outgoing.objects.filter(pk=mail.pk).update(sent_at=now(), error="")
    return True
