"""How I am told: the mails that I wish, and the address at which my calendar reads my deadlines."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qms.evidence.outbox import mail_is_configured
from qms.ledger.now import now
from qms.people.actors import actors_of
from qms.workdays.calendars import calendars
from qms.workdays.lateness import lateness

from .act_words import address_of, words_of
from .calendar_file import calendar_file
from .feeds import end_feed, feed_of, issue_feed, reader_of
from .forms import WishForm
from .wishes import wish_of
from .work import HEADS, own_work

TOLD = 500  # events of one file: more are read by no program in time, and the soonest come first


@login_required
@require_http_methods(["GET", "POST"])
def telling(request):
    """My wishes about mails, and my calendar address."""
    form = WishForm(request.POST or None, instance=wish_of(request.user))
    if request.method == "POST" and form.is_valid():
        form.instance.said_at = now()
        form.save()
        messages.success(request, _("Kept: this is how you are told from now on."))
        return redirect("telling")
    return _page(request, form, status=422 if form.errors else 200)


@never_cache
@login_required
@require_POST
def telling_feed(request):
    """A fresh calendar address, seen this once; one from before opens nothing any more."""
    path = reverse("feed", args=[issue_feed(request.user)])
    return _page(request, WishForm(instance=wish_of(request.user)), address=request.build_absolute_uri(path))


@login_required
@require_POST
def telling_feed_end(request):
    """End my calendar address."""
    ended = end_feed(request.user)
    messages.success(request, _("The address opens nothing any more.") if ended else _("There was none any more."))
    return redirect("telling")


@never_cache
@require_safe
def feed(request, secret):
    """The deadlines of whoever this address belongs to, for a calendar program that can't log in."""
    person = reader_of(secret)
    if person is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Deadlines of {person}").format(person=person)
        text = calendar_file(name, now(), list(_events(person, request)))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return answer


def _events(person, request):
    known = calendars()
    for task in own_work(person).filter(due_at__isnull=False).select_related("unit")[:TOLD]:
        path = address_of(task.record_type_id, task.record_id, task.verb)
        says = [task.detail, lateness(task.due_at, known.of(task.unit)).words]
        title = f"{words_of(task)}: {task.subject}"
        address = request.build_absolute_uri(path) if path else ""
        yield f"task-{task.pk}-{person.pk}@qms", task.due_at, title, "\n".join(filter(None, says)), address


def _page(request, form, address="", status=200):
    if not any(post.kind in HEADS for post in actors_of(request.user)[0].posts):
        del form.fields["weekly"]
    context = {
        "form": form,
        "address": address,
        "feed": feed_of(request.user),
        "mail": mail_is_configured(),
        "email": request.user.email,
    }
    return render(request, "inbox/telling.html", context, status=status)
