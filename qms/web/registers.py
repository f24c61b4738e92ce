"""Registers: the records of a type that a person may see, filtered, a page at a time by key."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, ForeignKey
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from qms.lifecycle.filters import Paging, address_of_next, filter_class
from qms.lifecycle.registry import is_field
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.people.scopes import outside_of
from qms.people.security_events import note_reading

from .looks import ALL, KEEP, PAGE, Look, asked_only
from .named_records import hide_unseen
from .row_acts import acts_together
from .row_groups import Grouped
from .tables import Table
from .views_kept import remember, views_at, without_fleeting

COUNT_UP_TO = 1000


def rows_seen(record_type, user):
    """The records of a type that a person may see, with what the columns need."""
    model = record_type.model
    return model.objects.visible_to(user).select_related(*model.reads_with, *keys_among(model, record_type.columns))


def keys_among(model, names):
    """Those of the fields that lead to other rows."""
    keys = {field.name for field in model._meta.fields if isinstance(field, ForeignKey)}
    return [name for name in names if name in keys]


class RecordTypeMixin(LoginRequiredMixin):
    """A page of one record type."""

    record_type: Any = None
    request: Any  # whoever asks is logged in, which the type of a request does not say

    def dispatch(self, request, *args, **kwargs):
        """Pages of a type that no scope opens are not for people from outside."""
        if request.user.is_authenticated and not self.record_type.model.told_outside and outside_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rows(self):
        """The records this person may see, with what the columns need."""
        return rows_seen(self.record_type, self.request.user)

    def asked(self, shown=False):
        """What of these records is asked for by the address, as the filter of their type reads it."""
        return filter_class(self.record_type)(asked_only(self.request.GET), self.rows(), self.request, shown)

    def seen(self, pk):
        """The record with this key, if the person may see it. Raises Http404."""
        record = self.rows().filter(pk=pk).first()
        if record is None:
            raise Http404
        note_reading(record, self.request.user)
        return record

    def address(self, page, *args):
        """The URL of a page of this type: "" the register, "xlsx", "record", "form", "new", "act"."""
        name = self.record_type.url_name
        return reverse(f"{name}_{page}" if page else name, args=args)

    def address_of_act(self, record, act):
        """Where an act of a record is done: on the act's page, or on one of its own."""
        own = self.record_type.pages.get(act)
        return reverse(own, args=[record.pk]) if own else self.address("act", record.pk, act)

    def may_create(self):
        """Whether the person holds, in any capacity, a post that creates such a record; the door asks exactly."""
        if self.record_type.create_form is None:
            return False
        rules = self.record_type.model.who_creates
        return any(posts_fit(rules, actor) for actor in actors_of(self.request.user))


class Listing(RecordTypeMixin, TemplateView):
    """Rows of a type in its columns, a page at a time."""

    def listed(self, found):
        """One page of these rows in the columns of their type, and the way onward."""
        paging = Paging(self.paging_asked())
        if not paging.is_valid():
            raise Http404
        page, following = paging.page_of(found)
        return self.as_table(page) | {"next_url": address_of_next(self.request, following)}

    def paging_asked(self):
        """Where the list goes on, and how many rows are shown."""
        return self.request.GET

    def told(self, page, names):
        """These records, in whose columns nothing stands that the person may not see."""
        return hide_unseen(page, self.record_type.model, names, self.request.user)

    def as_table(self, page):
        """These records in the columns of their type."""
        names = self.record_type.columns
        table = Table.of_records(self.record_type, self.told(page, names), names)
        return {"table": table, "rows": table.rows}


class Narrowed:
    """A page with a filter: what is asked and can't be read is told on it, and nothing is listed then."""

    def get(self, request, *args, **kwargs):
        context = self.get_context_data(**kwargs)
        return self.render_to_response(context, status=422 if context["filter"].faults else 200)


class Register(Narrowed, Listing):
    """All records of a type: filter bar, count, columns, onward by key; in another order, onward by page."""

    template_name = "web/register.html"
    grouped: Any = None

    def get(self, request, *args, **kwargs):
        """Without a question it is shown as the person last looked at it; `all` shows everything, and forgets."""
        last, self.views = views_at(request.user, self.record_type.collection)
        if not request.GET and last and last.query:
            return redirect(f"{self.address('')}?{last.query}")
        answer = super().get(request, *args, **kwargs)
        if answer.status_code == HTTPStatus.OK and (ALL in request.GET or KEEP in request.GET):
            query = "" if ALL in request.GET else without_fleeting(request.GET)
            remember(request.user, self.record_type.collection, last, query)
        return answer

    @cached_property
    def look(self):
        """How the person looks at it."""
        return Look(self.record_type, self.request.GET)

    def listed(self, found):
        """One page of the rows, in the order and the columns that are asked for."""
        if self.look.is_latest_first:
            return super().listed(found) | {"page": 1}
        self.group_by_look(found)
        start = (self.look.page - 1) * self.look.size
        ordered = self.look.in_order(found)
        keys = list(ordered.values_list("pk", flat=True)[start : start + self.look.size + 1])
        rows = ordered.in_bulk(keys[: self.look.size])
        onward = self.look.address(**{PAGE: self.look.page + 1}) if len(keys) > self.look.size else ""
        return self.as_table([rows[key] for key in keys if key in rows]) | {"next_url": onward, "page": self.look.page}

    @cached_property
    def may_ask_several(self):
        """Whether something may be asked of several rows at once; nobody from outside does."""
        return bool(self.record_type.together) and outside_of(self.request.user) is None

    def group_by_look(self, found):
        """Count the groups of what is found, where the look puts the rows into groups."""
        if self.look.group:
            self.grouped = Grouped(self.look.group, found, self.look.columns)

    def paging_asked(self):
        return {"limit": self.look.size} | self.request.GET.dict()

    def as_table(self, page):
        """These records in the chosen columns, under heads that sort, each group under its own."""
        names = self.look.columns
        table = Table.of_records(self.record_type, self.told(page, names), names).sorted_by(self.look.heads())
        table = table.in_groups(self.grouped) if self.grouped else table
        table = table.with_peeks(lambda record: self.address("peek", record.pk), self.may_ask_several)
        return {"table": table, "rows": table.rows}

    def get_context_data(self, **kwargs):
        model, asked = self.record_type.model, self.asked(shown=True)
        found = asked.found()
        total = found.order_by()[: COUNT_UP_TO + 1].count()
        listed = {} if asked.faults else self.listed(found)
        return super().get_context_data(**kwargs) | {
            "title": model._meta.verbose_name_plural,
            "filter": asked,
            "count": f"{COUNT_UP_TO}+" if total > COUNT_UP_TO else total,
            **listed,
            "first_url": self.look.address() if any(name in self.request.GET for name in ("after", PAGE)) else "",
            "new_url": self.address("new") if self.may_create() else "",
            "new_label": model._meta.verbose_name,
            "clear_url": f"{self.address('')}?{ALL}=1",
            "is_large": total > COUNT_UP_TO,
            "look": self.look,
            "views": self.views,
            "views_url": self.address("views"),
            "query": without_fleeting(self.request.GET),
            "totals": self._totals(found) if 0 < total <= COUNT_UP_TO else [],
            "together": acts_together(self.record_type) if self.may_ask_several else [],
            "together_url": self.address("together") if self.may_ask_several else "",
            **self._files(),
        }

    def _files(self):
        """The addresses of what is asked for now, as files, whatever page is shown."""
        asked = without_fleeting(self.request.GET)
        return {f"{kind}_url": f"{self.address(kind)}?{asked}".rstrip("?") for kind in ("xlsx", "csv")}

    def _totals(self, found):
        """How many of the rows are in each state, each leading to them; nothing where all are in one."""
        if not is_field(found.model, "state"):
            return []
        field = found.model._meta.get_field("state")
        counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
        return [
            (label, counts[state], field.states(state).tone, self.look.address(state=state))
            for state, label in field.choices
            if counts.get(state) and len(counts) > 1
        ]


class Catalogue(Register):
    """What the office keeps of a kind, all of it on one page, in an order of its own."""

    def in_order(self, found):
        """These rows as they follow one another; as their model says, unless a page says otherwise."""
        return found.order_by(*self.record_type.model._meta.ordering)

    def listed(self, found):
        self.group_by_look(found)
        rows = self.in_order(found) if self.look.is_latest_first else self.look.in_order(found)
        return self.as_table(rows) | {"next_url": "", "page": 1}
