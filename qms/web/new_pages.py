"""The page on which a new record is begun."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.ledger.legible import whole_number
from qms.lifecycle.reception import attempt_to_create

from . import sent_forms
from .refusals import refusal_page
from .registers import RecordTypeMixin


class NewPage(RecordTypeMixin, View):
    """A new record of the type; whoever holds no post that could create one is told before typing."""

    template_name = "web/new.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.may_create():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        given = request.GET.dict()
        return self._show(self._form(initial=self._as_after(given.pop("after", "")) | given))

    def post(self, request):
        earlier = sent_forms.led_to(request)
        if earlier:
            return self._sent_before(earlier)
        form = self._form(request.POST, request.FILES)
        try:
            outcome = self._create(form)
        except IntegrityError:
            earlier = sent_forms.led_to(request)
            if earlier is None:
                raise
            return self._sent_before(earlier)
        if outcome is None:
            return self._show(form, status=422)
        if outcome.done:
            return self.done(outcome.record)
        return refusal_page(request, outcome, partial(self._show, form), form)

    def _as_after(self, key):
        """What the form takes from last year's record, if it is begun from one that the person may see."""
        if whole_number(key) is None:
            return {}
        return self.record_type.create_form.initial_after(self.seen(int(key)))

    @transaction.atomic
    def _create(self, form):
        """The record and the memory of its form, both or none; None where the form is not filled in as it should be.

        The form looks in the same transaction: what it finds, and locks, still holds when the record is made.
        """
        if not form.is_valid():
            return None
        outcome = self.make(form)
        if outcome.done:
            sent_forms.keep(self.request, self.address("record", outcome.record.pk))
        return outcome

    def make(self, form):
        """What becomes of a form that is filled in as it should be."""
        return attempt_to_create(self.record_type.model, by=self.request.user, **form.values())

    def done(self, record):
        """What is shown when the record stands."""
        messages.success(self.request, _("Created: %(record)s.") % {"record": record.number})
        return redirect(self.address("record", record.pk))

    def _sent_before(self, address):
        messages.info(self.request, _("This form was sent before; this is what came of it. Nothing was made twice."))
        return redirect(address)

    def _form(self, *data, **kwargs):
        return self.record_type.create_form(*data, user=self.request.user, **kwargs)

    def _show(self, form, unmet=(), status=200):
        context = {
            "form": form,
            "unmet": unmet,
            "title": self.record_type.model._meta.verbose_name,
            "register_url": self.address(""),
            "register_label": self.record_type.model._meta.verbose_name_plural,
        }
        return render(self.request, self.template_name, context | self.beside(form), status=status)

    def beside(self, form):
        """What the page of this type shows beside the form."""
        return {}
