"""The calculator "when is it due?": what was asked, and the answer that explains itself."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.people.models import Unit
from qms.text.inputs import MOMENT, MomentInput, NumberField

from .calendars import calendars
from .limits import FirstDay, LimitIn
from .line import FIRST_DAY, LAST_DAY, OutsideCalendar, local
from .terms import Term

PAUSES = (1, 2, 3)


@dataclass(frozen=True)
class Answer:
    """A due moment with its explanation."""

    received: datetime
    begins: datetime
    due: datetime | None
    term: Term
    minutes: int | None  # of office time; None where it counts days
    lines: list
    unannounced: list


def within_the_calendar(moment):
    """Raises ValidationError for a moment that the working calendar does not know."""
    if not FIRST_DAY <= moment.date() <= LAST_DAY:  # a form reads it in the zone of the office
        days = {"first": f"{FIRST_DAY:%d/%m/%Y}", "last": f"{LAST_DAY:%d/%m/%Y}"}
        raise forms.ValidationError(_("The working calendar reaches from %(first)s to %(last)s."), params=days)


class MomentField(forms.DateTimeField):
    """A moment in the office's time, on a day that the working calendar knows."""

    def __init__(self, *, bounded=True, **kwargs):
        written = [MOMENT, f"{MOMENT}:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        super().__init__(widget=MomentInput, input_formats=written, **kwargs)
        self.validators += [within_the_calendar] if bounded else []


class DueForm(forms.Form):
    """Received when, with which limit, in which unit, when the clock stood still; the answer says how far it knows."""

    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label=_("The whole office")
    )
    received = MomentField(bounded=False, label=_("Received at"))
    amount = NumberField(
        label=_("Time limit"), min_value=0, max_value=1000, decimal_places=2, required=False, initial=1
    )
    measure = forms.ChoiceField(label=_("Measured in"), choices=LimitIn, initial=LimitIn.DAYS)
    first_day = forms.ChoiceField(
        label=_("How the day of receipt counts"),
        choices=[("", _("as the office counts it")), *FirstDay.choices],
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("path")
        for number in PAUSES:
            self.fields[f"from_{number}"] = MomentField(
                bounded=False, label=_("Pause {number} from").format(number=number), required=False
            )
            self.fields[f"until_{number}"] = MomentField(
                bounded=False, label=_("Pause {number} until").format(number=number), required=False
            )

    def main_fields(self):
        """The fields that every question needs."""
        return [field for field in self if not field.name.startswith(("from_", "until_"))]

    def pause_fields(self):
        """The fields of the pauses, which few questions need."""
        return [field for field in self if field.name.startswith(("from_", "until_"))]

    def has_pauses(self):
        """Whether any pause is given."""
        return any(field.value() for field in self.pause_fields())

    def clean(self):
        values = super().clean()
        if values.get("measure") != LimitIn.SAME_DAY and values.get("amount") is None:
            self.add_error("amount", _("Say how long the time limit is."))
        for number in PAUSES:
            begins, ends = values.get(f"from_{number}"), values.get(f"until_{number}")
            if ends and (not begins or ends < begins):
                self.add_error(f"until_{number}", _("A pause ends after it begins."))
        return values

    def pauses(self):
        """The pauses given, as pairs; one without an end is still open."""
        pairs = [(self.cleaned_data[f"from_{number}"], self.cleaned_data[f"until_{number}"]) for number in PAUSES]
        return [pair for pair in pairs if pair[0]]

    def answer(self):
        """The due moment, or None with an error on the form where the calendar does not reach so far."""
        known, received = calendars(), local(self.cleaned_data["received"])
        unit = self.cleaned_data["unit"]
        first_day = self.cleaned_data["first_day"] or known.first_day(unit, received.date()).first_day
        term = Term(LimitIn(self.cleaned_data["measure"]), self.cleaned_data["amount"] or 0, FirstDay(first_day))
        try:
            return _answer(known.of(unit), received, term, self.pauses())
        except OutsideCalendar:
            self.add_error(None, _("The calendar does not reach so far."))
            return None


def _answer(calendar, received, term, pauses):
    due = term.due(calendar, received, pauses)
    lines = term.explain(calendar, received, pauses)
    minutes = None if term.in_whole_days else term.minutes(calendar, received)
    unannounced = calendar.unannounced_years(received, due or lines[-1].day)
    return Answer(received, calendar.add_working_time(received, 0), due, term, minutes, lines, unannounced)
