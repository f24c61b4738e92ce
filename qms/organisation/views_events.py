"""What was done to accounts and rights, tried at the login, taken along and read: for who answers for it."""

from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_filters import ModelChoiceFilter

from qms.evidence.replay import moment_asked
from qms.ledger.legible import whole_number
from qms.ledger.now import now
from qms.lifecycle.filter_fields import Asked as OwnOfRequest
from qms.lifecycle.filter_fields import OfDay, OneOf
from qms.lifecycle.filters import Questions, address_of_next
from qms.people.actors import actors_of
from qms.people.models import User
from qms.people.namesakes import in_order
from qms.people.posts import PostKind
from qms.people.scopes import unseen_words
from qms.people.security_events import EventKind, SecurityEvent, note_event
from qms.web.cells import Cell, toned
from qms.web.tables import Table
from qms.web.workbooks import RegisterWorkbook, stamped, workbook_answer

from .event_sources import OF_A_PERSON, Asked, EventGroup, events
from .own_events import SECURITY_EVENTS

READERS = (PostKind.ADMINISTRATOR, PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)
SHOWN, MOST_ROWS, OWN = 50, 50_000, 30
ACCOUNT = 2  # the column that a person's own list does without


class OfPerson(OwnOfRequest, ModelChoiceFilter):
    """By a person, who did it or to whose account it was done."""

    def __init__(self, **kwargs):
        people = in_order(User.objects.exclude(is_system=True))
        super().__init__(queryset=people, to_field_name="username", empty_label=gettext_lazy("All"), **kwargs)


class Onward(forms.Form):
    """The event after which the list goes on: moment, place of its source, key."""

    after = forms.CharField(required=False, max_length=80)

    def clean_after(self):
        moment, *numbers = self.cleaned_data["after"].split("|")
        if not moment:
            return None
        try:
            place, pk = map(whole_number, numbers)
            key = moment_asked(moment), place, pk
        except ValueError:
            key = (None,)
        if None in key:
            raise ValidationError(_("This is not a moment; take the address in “next”."))
        return key


class EventFilter(Questions):
    """Of what kind the events are, whom they concern, and when they were."""

    paging_class = Onward
    group: Any = OneOf(label=gettext_lazy("what it is about"), choices=EventGroup.choices)
    person: Any = OfPerson(label=gettext_lazy("person"))
    since: Any = OfDay(label=gettext_lazy("from"))
    until: Any = OfDay(label=gettext_lazy("until"))

    def first_fields(self):
        return [self.form[name] for name in self.filters]

    def meant(self):
        """What is asked, of the sources."""
        group = self.value_of("group")
        groups = (EventGroup(group),) if group else tuple(EventGroup)
        told = {name: self.value_of(name) for name in ("person", "since", "until")}
        return Asked(groups=groups, **told)


@login_required
@require_safe
def security_events(request):
    """The events, the newest first, a page at a time."""
    must_read(request.user)
    asked = EventFilter(request.GET, request=request, shown=True)
    found, following = ([], None) if asked.faults else events(asked.meant(), SHOWN, asked.paging.cleaned_data["after"])
    again = request.GET.copy()
    again.pop("after", None)
    context = {
        "filter": asked,
        "table": Table.of(_heads(), [_row(each, request.user) for each in found]),
        "next_url": address_of_next(request, following and _written(following)),
        "first_url": f"?{again.urlencode()}" if "after" in request.GET else "",
        "clear_url": reverse("security_events"),
        "xlsx_url": f"{reverse('security_events_xlsx')}?{again.urlencode()}".rstrip("?"),
    }
    return render(request, "organisation/events.html", context, status=422 if asked.faults else 200)


@login_required
@require_safe
def security_events_xlsx(request):
    """The same events as a workbook, all of them; that they were taken is an event too."""
    must_read(request.user)
    asked = EventFilter(request.GET, request=request)
    if asked.faults:
        return redirect(f"{reverse('security_events')}?{request.GET.urlencode()}")
    title = str(SecurityEvent._meta.verbose_name_plural)
    return workbook_answer(partial(_write, asked, request.user, title), stamped(title))


def must_read(user):
    """Raises PermissionDenied for who does not answer for accounts, the quality system or the office."""
    if not any(actor.holds(kind) for actor in actors_of(user) for kind in READERS):
        raise PermissionDenied


def own_events(user):
    """What was done with a person's own account, the newest first, as a table."""
    found, _following = events(Asked(groups=OF_A_PERSON, person=user, about_only=True), OWN)
    heads, rows = _heads(), [_row(each, user) for each in found]
    for row in (heads, *rows):
        del row[ACCOUNT]
    return Table.of(heads, rows)


def _write(asked, user, title, file):
    found, _following = events(asked.meant(), MOST_ROWS)
    book = RegisterWorkbook(title, _heads())
    book.write(row["cells"] for row in Table.of(_heads(), [_row(each, user) for each in found]).rows)
    book.tell([*asked.in_words(), (_("Taken by"), user), (_("Taken at"), now())])
    book.save(file)
    note_event(EventKind.TAKEN, by=user, what=SECURITY_EVENTS, count=book.count)


def _heads():
    return [_("When"), _("Event"), _("Account"), _("By whom"), _("Particulars"), _("Machine")]


def _row(event, user):
    told = event.told_to(user)
    what = unseen_words(1) if told.what is None else told.what
    words = toned(told.words, told.tone) if told.tone else told.words
    return [Cell("", "moment", event.at), words, str(event.about or ""), str(event.by or ""), what, told.address]


def _written(key):
    moment, place, pk = key
    return f"{moment.isoformat()}|{place}|{pk}"
