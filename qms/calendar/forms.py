"""Forms of the working calendar: special days, office hours, the announcement of a year."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.people.models import Unit

from .models import CalendarYear, OfficeHours, SpecialDay
from .services import calendar_for


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class ClockInput(forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", **kwargs)


def units():
    """All units, in the order of the tree."""
    return Unit.objects.order_by("path")


class ChangeForm(forms.ModelForm):
    """A row of the calendar, why it changes, and the sequence of the row that was looked at."""

    reason = forms.CharField(
        label=_("Reason of the change"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Stays on record."),
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sequence"].initial = self.instance.sequence

    def clean(self):
        values = super().clean()
        if (values.get("sequence") or 0) != self.instance.sequence:
            raise ValidationError(_("Somebody has changed this meanwhile. Open it again and look."))
        return values


class RowForm(ChangeForm):
    """A row of a unit's calendar; the unit is chosen once, when the row is new."""

    unit = forms.ModelChoiceField(
        label=_("Holds for"), queryset=Unit.objects.none(), required=False, empty_label=_("The whole office")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
        else:
            self.fields["unit"].queryset = units()
            del self.fields["withdrawn"]

    def clean(self):
        values = super().clean()
        if not self.instance.pk:
            self.instance.calendar = calendar_for(values.get("unit"))
        return values


class SpecialDayForm(RowForm):
    """A day that differs from its weekday."""

    class Meta:
        model = SpecialDay
        fields = [
            "day",
            "kind",
            "name",
            "announcement",
            "exchanged_with",
            "opens",
            "closes",
            "verified",
            "withdrawn",
        ]
        widgets = {"day": DayInput, "exchanged_with": DayInput, "opens": ClockInput, "closes": ClockInput}

    field_order = ["unit", *Meta.fields, "reason"]

    def clean(self):
        values = super().clean()
        calendar = self.instance.calendar
        if calendar.pk and values.get("day") and not values.get("withdrawn"):
            others = SpecialDay.objects.filter(calendar=calendar, day=values["day"], withdrawn=False)
            if others.exclude(pk=self.instance.pk).exists():
                self.add_error("day", _("This calendar already says something of this day: change it there."))
        return values


class OfficeHoursForm(RowForm):
    """A stretch of office hours on a weekday."""

    class Meta:
        model = OfficeHours
        fields = ["weekday", "opens", "closes", "valid_from", "valid_until", "verified", "withdrawn"]
        widgets = {"opens": ClockInput, "closes": ClockInput, "valid_from": DayInput, "valid_until": DayInput}

    field_order = ["unit", *Meta.fields, "reason"]


class YearForm(ChangeForm):
    """Whether a year is announced, and which of the reckoned days are taken over."""

    verify_all = forms.BooleanField(
        label=_("All days of this year were compared with the announcement."), required=False
    )
    days = forms.MultipleChoiceField(
        label=_("Reckoned days to take over"), widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = CalendarYear
        fields = ["announced", "announcement"]

    field_order = ["announced", "announcement", "verify_all", "days", "reason"]

    def __init__(self, *args, proposals=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = {f"{each.day}": each for each in proposals}
        if not proposals:
            del self.fields["days"]
            return
        self.fields["days"].choices = [
            (key, f"{each.day:%d/%m/%Y} · {each.kind.label}: {each.name}") for key, each in self.proposals.items()
        ]
        self.fields["days"].initial = list(self.proposals)

    def clean(self):
        values = super().clean()
        if values.get("announced") and not values.get("announcement"):
            self.add_error("announcement", _("Name the notice that announces the days off."))
        return values

    def chosen(self):
        """The proposals that were ticked."""
        return [self.proposals[key] for key in self.cleaned_data.get("days", ())]
