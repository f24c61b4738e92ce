"""Notices that leave by mail as they come: for whoever wishes it each, for others what is urgent; grouped by record."""

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.evidence.outbox import mail_is_configured, mail_later

from .models import Notice
from .notices import sentence_of
from .passes import each_pass
from .wishes import ByMail, Wish

LISTED = 40


@each_pass("mail_notices", by_the_minute=True)
def mail_notices(moment):
    """Mail what persons wish to hear at once; one mail to each, and what lies in their quiet hours waits."""
    if not mail_is_configured():
        return 0
    asked = Wish.objects.filter(Q(by_mail=ByMail.EACH) | Q(urgent_at_once=True), person__is_active=True)
    with translation.override(settings.LANGUAGE_CODE):
        return sum(_mail(wish, moment) for wish in asked.exclude(person__email="").select_related("person"))


def _mail(wish, moment):
    found = list(_to_mail(wish, localtime(moment)).order_by("record_type", "record_id", "pk")[: LISTED + 1])
    if not found:
        return 0
    shown = found[:LISTED]
    mail_later(wish.person.email, _subject(shown), _body(wish.person, shown, len(found) > LISTED))
    Notice.objects.filter(pk__in=[each.pk for each in shown]).update(mailed_at=moment)
    return len(shown)


def _to_mail(wish, moment):
    """What is unread since the person said so and was not mailed; in the quiet hours only what is urgent."""
    unread = Notice.objects.unread().filter(person=wish.person, mailed_at__isnull=True, created_at__gte=wish.said_at)
    if wish.by_mail == ByMail.EACH and not wish.is_quiet(moment):
        return unread
    return unread.filter(urgent=True) if wish.urgent_at_once else unread.none()


def _subject(shown):
    if len(shown) == 1:
        return sentence_of(shown[0])
    return ngettext("{count} new notice", "{count} new notices", len(shown)).format(count=len(shown))


def _body(person, shown, more):
    """One line for each; those of one record stand together, as they are ordered."""
    lines, before = [], None
    for notice in shown:
        about = (notice.record_type_id, notice.record_id)
        lines += [""] if before not in (None, about) else []
        lines.append(f"- {sentence_of(notice)}")
        before = about
    onward = _("More of them are in the program.") if more else ""
    closing = _("Open “Notices” in the quality management program. When you are written to, you say there too.")
    return "\n".join([_("New for {person}:").format(person=person), "", *lines, onward, closing, ""])
