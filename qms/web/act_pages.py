"""The pages on which something is done: an act's form, and the form of a new record."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from qms.acts.acts import acts_of
from qms.ledger.legible import whole_number
from qms.lifecycle.door import possible_act
from qms.lifecycle.forms import ActForm
from qms.lifecycle.reception import Kind, attempt, attempt_to_create

from . import sent_forms
from .panels import panels_of
from .refusals import refusal_page
from .registers import RecordTypeMixin


def form_class_for(act, form_class):
    """The act's own form, with the reason and the password where the act asks for them, and the record's sequence."""
    fields = {"sequence": forms.IntegerField(widget=forms.HiddenInput, required=False)}
    if act.reason and "reason" not in form_class.base_fields:
        fields["reason"] = forms.CharField(
            label=gettext_lazy("reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
        )
    if act.sign:
        fields["password"] = forms.CharField(
            label=gettext_lazy("your password"),
            help_text=gettext_lazy("You confirm with it that it is you. This is no digital signature."),
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
    return type(form_class.__name__, (form_class,), fields)


class ActPage(RecordTypeMixin, View):
    """One act of one record: says what will follow, asks only what the act needs, and performs it at the door."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.record = self.seen(kwargs["pk"])
        self.act: Any = acts_of(self.record_type.model).get(kwargs["act"])
        if self.act is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form(self, *data):
        form_class = form_class_for(self.act, self.record_type.forms.get(self.act.name, ActForm))
        initial = {"sequence": self.record.sequence} | form_class.initial_of(self.record) | self._asked()
        return form_class(*data, record=self.record, user=self.request.user, initial=initial)

    def _asked(self):
        """What the address says of the fields, as links of a record's own page do; never its sequence."""
        return {name: value for name, value in self.request.GET.items() if name != "sequence"}

    def get(self, request, **kwargs):
        if self.act.name in self.record_type.pages:
            return redirect(self.address_of_act(self.record, self.act.name))
        return self._show(self.form())

    def post(self, request, **kwargs):
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, status=422)
        outcome = attempt(getattr(self.record, self.act.name), by=request.user, **form.values())
        if outcome.done:
            messages.success(request, _("Done: %(act)s.") % {"act": self.act.label})
            return redirect(self.address("record", self.record.pk))
        if outcome.kind is Kind.FASTER:
            form = self._after_others(form)
        return refusal_page(request, outcome, partial(self._show, form), form)

    def _after_others(self, form):
        """The same form with what was typed, on the record as it now is: pressing again goes on from there."""
        data = form.data.copy()
        self.record = self.rows().get(pk=self.record.pk)
        data["sequence"] = self.record.sequence
        again = self.form(data)
        again.is_valid()
        return again

    def _show(self, form, unmet=None, status=200):
        actor, sentences = possible_act(self.record, self.act, self.request.user)
        context = {
            "record": self.record,
            "act": self.act,
            "form": form,
            "unmet": sentences if unmet is None else unmet,
            "on_behalf_of": actor.on_behalf_of if actor else None,
            "record_url": self.address("record", self.record.pk),
            "state_label": self.record.get_state_display() if self.record.has_lifecycle else "",
            "state_tone": self.record.state_tone,
            "panels": panels_of(self.record, f"before {self.act.name}", self.request),
        }
        return render(self.request, "web/act.html", context, status=status)


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
            messages.success(request, _("Created: %(record)s.") % {"record": outcome.record.number})
            return redirect(self.address("record", outcome.record.pk))
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
        outcome = attempt_to_create(self.record_type.model, by=self.request.user, **form.values())
        if outcome.done:
            sent_forms.keep(self.request, self.address("record", outcome.record.pk))
        return outcome

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
