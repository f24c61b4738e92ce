"""Who takes what people leave behind: one person for everything, or one for each thing."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.lifecycle.forms import people_with_posts

from .forms import reason_field

LEAVE = "-"


class HandoverForm(forms.Form):
    """A field for each thing that is handed over; empty means whoever takes everything."""

    everything = forms.ChoiceField(label=gettext_lazy("who takes everything"), required=False)
    reason = reason_field()

    def __init__(self, *args, work, leaving, user, **kwargs):
        super().__init__(*args, **kwargs)
        gone = {each.pk for each in leaving} if len(leaving) == 1 else set()
        self.takers = {person.username: person for person in people_with_posts().exclude(pk__in=gone)}
        names = [(username, f"{person} ({username})") for username, person in self.takers.items()]
        self.fields["everything"].choices = [("", _("Nobody: choose below")), *names]
        self.things = [(each, each.obstacle(user)) for each in work.named]
        for each, obstacle in self.things:
            if not obstacle:
                choices = [("", _("As chosen above")), (LEAVE, _("Stays as it is")), *names]
                label = f"{each.place.label}: {each.record}"
                self.fields[each.key] = forms.ChoiceField(label=capfirst(label), choices=choices, required=False)
        for task in work.claimed:
            self.fields[f"task-{task.pk}"] = forms.BooleanField(label=task.subject, required=False, initial=True)

    def clean(self):
        """Something is handed over."""
        if not self.errors and not self.chosen() and not self.given_back():
            self.add_error("everything", _("Choose who takes it, above or at one of the lines."))
        return self.cleaned_data

    def chosen(self):
        """Pairs (what is handed over, who takes it); what somebody has already stays with them as it is."""
        named = ((each, self._taker(each)) for each, obstacle in self.things if not obstacle)
        pairs = [(each, self.takers[to]) for each, to in named if to and to != LEAVE]
        return [(each, to) for each, to in pairs if each.person != to]

    def given_back(self):
        """The keys of the tasks that go back to their posts."""
        return [int(name[5:]) for name, value in self.cleaned_data.items() if name.startswith("task-") and value]

    def _taker(self, thing):
        return self.cleaned_data.get(thing.key) or self.cleaned_data.get("everything")

    def can_do_something(self):
        """Whether this reader hands over anything of it here."""
        return any(not obstacle for _each, obstacle in self.things) or bool(self.tasks())

    def lines(self):
        """Each thing with its field, or with why this reader can't hand it over."""
        return [(each, None if obstacle else self[each.key], obstacle) for each, obstacle in self.things]

    def tasks(self):
        """The fields of the tasks that go back to their posts."""
        return [self[name] for name in self.fields if name.startswith("task-")]
