"""The decision desk: an act is done beside the record it is about, with the other answers and their forms at hand."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.acts.acts import acts_of
from qms.inbox.act_words import words_of
from qms.inbox.queue import place_of
from qms.lifecycle.door import possible_act
from qms.lifecycle.forms import ActForm
from qms.lifecycle.reception import Kind, attempt

from .answers import is_beside, is_light, is_mine
from .panels import panels_of
from .record_pages import RecordPage
from .refusals import refusal_page

ON = "on"  # the name of the button that goes on to the next piece of work


def form_class_for(act, form_class):
    """The act's own form, with the reason and the password where the act asks for them, and the record's sequence."""
    fields = {"sequence": forms.IntegerField(widget=forms.HiddenInput, required=False)}
    if act.reason and "reason" not in form_class.base_fields:
        fields["reason"] = forms.CharField(
            label=gettext_lazy("reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
        )
    if act.sign:
        fields["password"] = forms.CharField(
            label=gettext_lazy("your password"),  # or the PIN, `_asks_for_the_pin`
            help_text=gettext_lazy("You confirm with it that it is you. This is no digital signature."),
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
    return type(form_class.__name__, (form_class,), fields)


def _asks_for_the_pin(form):
    """Who has a signing PIN signs with it."""
    form.fields["password"].label = gettext_lazy("your signing PIN")
    form.fields["password"].widget.attrs["autocomplete"] = "off"
    return form


class ActPage(RecordPage):
    """One act of one record, beside the record: says what will follow, asks only what the act needs, and performs it
    at the door. The other answers that the work waits for have their forms beside it."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.record = self.seen(kwargs["pk"])
        self.act: Any = acts_of(self.record_type.model).get(kwargs["act"])
        if self.act is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def asked_record(self):
        return self.record

    def day(self):
        return None

    def form(self, *data):
        return self._form_of(self.act, *data, given=self._asked())

    def _form_of(self, act, *data, given=None, **kwargs):
        form_class = form_class_for(act, self.record_type.forms.get(act.name, ActForm))
        initial = {"sequence": self.record.sequence} | form_class.initial_of(self.record) | (given or {})
        form = form_class(*data, record=self.record, user=self.request.user, initial=initial, **kwargs)
        return _asks_for_the_pin(form) if act.sign and self.request.user.signing_pin else form

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
        place = place_of(request.user, self.record) if ON in request.POST else None
        outcome = attempt(getattr(self.record, self.act.name), by=request.user, **form.values())
        if outcome.done:
            return self._go_on(place)
        if outcome.kind is Kind.FASTER:
            form = self._after_others(form)
        return refusal_page(request, outcome, partial(self._show, form), form)

    def _go_on(self, place):
        """To the record; from the queue to what stood next in it, with what was done said on the way."""
        done = {"act": self.act.label, "record": self.record}
        if place is None:
            messages.success(self.request, _("Done: %(act)s.") % done)
            return redirect(self.address("record", self.record.pk))
        messages.success(self.request, _("Done: %(act)s – %(record)s.") % done)
        return redirect(place.next_url or "home")

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
        context = self.get_context_data(**self.kwargs)
        shown = next((each for each in context["acts"] if each["act"].name == self.act.name), None)
        context |= {
            "act": self.act,
            "act_words": self._words(context["tasks"]),
            "form": form,
            "unmet": sentences if unmet is None else unmet,
            "on_behalf_of": actor.on_behalf_of if actor else None,
            "record_url": self.address("record", self.record.pk),
            "is_beside": is_beside(form) and not form.aside,
            "filled": not self.act.reason or bool(shown and shown["main"]),
            "place": place_of(self.request.user, self.record),
            "before": panels_of(self.record, f"before {self.act.name}", self.request),
            **self._others(context["acts"], shown),
        }
        return self.render_to_response(context, status=status)

    def _words(self, tasks):
        """What the act is called here: as the work that waits for it calls it, else by its label."""
        asked = [task for task in tasks if task.verb == self.act.name]
        mine = [task for task in asked if is_mine(task, self.request.user)]
        return words_of(mine[0]) if mine else self.act.label

    def _others(self, acts, shown):
        """The other answers with their forms, where these are light, and whatever else can be done."""
        others = [each for each in acts if each is not shown]
        answers = [each for each in others if each["answer"] and each["allowed"]] if shown and shown["answer"] else []
        for each in answers:
            act = each["act"]
            form_class = form_class_for(act, self.record_type.forms.get(act.name, ActForm))
            if act.name not in self.record_type.pages and is_light(form_class):
                each["form"] = self._form_of(act, auto_id=f"{act.name}_%s")
        return {"answers": answers, "others": [each for each in others if each not in answers]}
