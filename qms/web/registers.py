"""Registers: the records of a type that a person may see, filtered, a page at a time by key."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey
from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from qms.lifecycle.filters import Paging, address_of_next, filter_class
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.people.scopes import outside_of

from .tables import Table

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
        return filter_class(self.record_type)(self.request.GET, self.rows(), self.request, shown)

    def seen(self, pk):
        """The record with this key, if the person may see it. Raises Http404."""
        record = self.rows().filter(pk=pk).first()
        if record is None:
            raise Http404
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
        paging = Paging(self.request.GET)
        if not paging.is_valid():
            raise Http404
        page, following = paging.page_of(found)
        table = Table.of_records(self.record_type, page)
        return {
            "table": table,
            "rows": table.rows,
            "next_url": address_of_next(self.request, following),
        }


class Narrowed:
    """A page with a filter: what is asked and can't be read is told on it, and nothing is listed then."""

    def get(self, request, *args, **kwargs):
        context = self.get_context_data(**kwargs)
        return self.render_to_response(context, status=422 if context["filter"].faults else 200)


class Register(Narrowed, Listing):
    """All records of a type: filter bar, count, columns, onward by key."""

    template_name = "web/register.html"

    def get_context_data(self, **kwargs):
        model, asked = self.record_type.model, self.asked(shown=True)
        found = asked.found()
        total = found.order_by()[: COUNT_UP_TO + 1].count()
        return super().get_context_data(**kwargs) | {
            "title": model._meta.verbose_name_plural,
            "filter": asked,
            "count": f"{COUNT_UP_TO}+" if total > COUNT_UP_TO else total,
            **({} if asked.faults else self.listed(found)),
            "first_url": self.address("") if "after" in self.request.GET else "",
            "new_url": self.address("new") if self.may_create() else "",
            "new_label": model._meta.verbose_name,
            "clear_url": self.address(""),
            "xlsx_url": self._xlsx_url(),
            "is_large": total > COUNT_UP_TO,
        }

    def _xlsx_url(self):
        """The workbook of what is asked for now, whatever page is shown."""
        asked = self.request.GET.copy()
        asked.pop("after", None)
        return f"{self.address('xlsx')}?{asked.urlencode()}".rstrip("?")


class Catalogue(Register):
    """What the office keeps of a kind, all of it on one page, in an order of its own."""

    def in_order(self, found):
        """These rows as they follow one another; as their model says, unless a page says otherwise."""
        return found.order_by(*self.record_type.model._meta.ordering)

    def listed(self, found):
        table = Table.of_records(self.record_type, self.in_order(found))
        return {"table": table, "rows": table.rows, "next_url": ""}
