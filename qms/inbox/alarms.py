"""Who hears that the evidence was altered, and what they see: a notice at once, and a banner on every page."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qms.evidence.outbox import mail_is_configured, mail_later
from qms.evidence.signals import altered
from qms.evidence.verdicts import alarm
from qms.people.holdings import Holding
from qms.people.posts import PostKind

from .notices import notify

MAY_KNOW = (PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER, PostKind.ADMINISTRATOR)
ALTERED = gettext_noop("The evidence is NOT whole: {count} findings. First: {first}")


def who_may_know():
    """The people who answer for the quality system or keep the program, and can come in."""
    held = Holding.objects.on().filter(post__kind__in=MAY_KNOW, person__is_active=True).select_related("person")
    return sorted({each.person for each in held}, key=lambda person: person.pk)


def alarm_for(posts):
    """What a person with these posts sees on every page: the verdict that something is altered, or None."""
    return alarm() if any(post.kind in MAY_KNOW for post in posts) else None


@receiver(altered)
def tell_who_may_know(verdict, **kwargs):
    """Tell them by a notice and by mail; the page says the rest."""
    first = verdict.says.partition("\n")[0]
    for person in who_may_know():
        notify(person, ALTERED, url=reverse("home"), count=verdict.findings, first=first)
        if person.email and mail_is_configured():
            mail_later(person.email, _("The evidence is NOT whole"), verdict.says)
