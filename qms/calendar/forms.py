"""Forms of the working calendar: special days, office hours, the announcement of a year."""

from datetime import date

from django import forms
from django.db.models import DateField
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import whole_number
from qms.lifecycle.flows import works
from qms.lifecycle.forms import ActForm, DayField, UnitField
from qms.people.models import Unit
from qms.text.inputs import ClockInput, DayInput, WholeNumberField
from qms.text.vietnamese import order_key
from qms.workdays.line import FIRST_DAY, LAST_DAY
from qms.workdays.models import CalendarYear, FirstDayRow, OfficeHours, SpecialDay, UsualTimeRow
from qms.workdays.usual_time_rows import work_words

MOST_WORKING_DAYS = 250  # a year of them


def units():
    """All units, in the order of the tree."""
    return Unit.objects.order_by("path")


def field_of(model, name, widget=None):
    """The form field of a model's field; a day is one that the working calendar knows."""
    field, asked = model._meta.get_field(name), {"widget": widget} if widget else {}
    return field.formfield(**asked | ({"form_class": DayField} if isinstance(field, DateField) else {}))


def days_of(name, least=0):
    """The form field of working days of a usual time: past the end of the calendar nothing is ever late."""
    return UsualTimeRow._meta.get_field(name).formfield(
        form_class=WholeNumberField, min_value=least, max_value=MOST_WORKING_DAYS
    )


class SeenForm(ActForm):
    """Why the calendar changes, and which moves of deadlines were seen; a page shows those and asks to confirm."""

    reason = forms.CharField(
        label=_("Reason of the change"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Stays on record."),
    )
    seen = forms.CharField(
        label=_("deadlines seen"),
        required=False,
        widget=forms.HiddenInput,
        help_text=_("The word by which the refusal names the open deadlines that move."),
    )
    field_order = ["unit", "year"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in ("reason", "seen")])

    @classmethod
    def initial_of(cls, record):
        """Whatever it asks for and the row has."""
        return {name: getattr(record, name) for name in cls.base_fields if hasattr(record, name) and name != "seen"}


class SpecialDayForm(SeenForm):
    """A day that differs from its weekday."""

    day = field_of(SpecialDay, "day", DayInput)
    kind = field_of(SpecialDay, "kind")
    name = field_of(SpecialDay, "name")
    announcement = field_of(SpecialDay, "announcement")
    exchanged_with = field_of(SpecialDay, "exchanged_with", DayInput)
    opens = field_of(SpecialDay, "opens", ClockInput)
    closes = field_of(SpecialDay, "closes", ClockInput)
    verified = field_of(SpecialDay, "verified")


class OfficeHoursForm(SeenForm):
    """A stretch of office hours on a weekday."""

    weekday = field_of(OfficeHours, "weekday")
    opens = field_of(OfficeHours, "opens", ClockInput)
    closes = field_of(OfficeHours, "closes", ClockInput)
    valid_from = field_of(OfficeHours, "valid_from", DayInput)
    valid_until = field_of(OfficeHours, "valid_until", DayInput)
    verified = field_of(OfficeHours, "verified")


class UsualTimeForm(SeenForm):
    """How long a piece of work usually takes, and after how many days too late who is told."""

    days = days_of("days", least=1)
    source = field_of(UsualTimeRow, "source")
    ground = field_of(UsualTimeRow, "ground")
    before = days_of("before")
    holder = days_of("holder")
    unit_head = days_of("unit_head")
    top_management = days_of("top_management")


class FirstDayForm(SeenForm):
    """How the day of receipt counts, for what comes in from a day on, and by whose word."""

    first_day = field_of(FirstDayRow, "first_day")
    ground = field_of(FirstDayRow, "ground")
    valid_from = field_of(FirstDayRow, "valid_from", DayInput)
    verified = field_of(FirstDayRow, "verified")


class ForUnit(forms.Form):
    """The unit whose calendar it is; chosen once, when the row is new."""

    unit = UnitField(label=_("Holds for"), required=False, empty_label=_("The whole office"))


class NewSpecialDayForm(SpecialDayForm, ForUnit):
    """A new special day."""


class NewOfficeHoursForm(OfficeHoursForm, ForUnit):
    """A new stretch of office hours."""


class NewFirstDayForm(FirstDayForm, ForUnit):
    """Another rule of the first day, of a unit or from another day on."""


class NewUsualTimeForm(UsualTimeForm, ForUnit):
    """Another usual time than the one that comes with the program."""

    work = forms.ChoiceField(label=_("work"))
    field_order = ["unit", "work"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = ((each, work_words(each)) for each in works())
        self.fields["work"].choices = sorted(named, key=lambda each: order_key(each[1]))

    def clean(self):
        given = super().clean()
        there = UsualTimeRow.objects.filter(calendar__unit=given.get("unit"), work=given.get("work"), withdrawn=False)
        if there.exists():
            self.add_error("work", _("This calendar already has a usual time for this work: change it there."))
        return given


class AnnouncementForm(SeenForm):
    """Whether a year is announced, and which of the reckoned days are taken over."""

    announced = field_of(CalendarYear, "announced")
    announcement = field_of(CalendarYear, "announcement")
    verify_all = forms.BooleanField(
        label=_("All days of this year were compared with the announcement."), required=False
    )
    days = forms.MultipleChoiceField(
        label=_("Reckoned days to take over"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = {f"{each.day}": each for each in self._year().unclaimed()}
        self.fields["days"].choices = [
            (key, f"{each.day:%d/%m/%Y} · {each.kind.label}: {each.name}") for key, each in self.proposals.items()
        ]
        self.fields["days"].initial = list(self.proposals)

    def _year(self):
        """The year of whose reckoned days some may be taken over."""
        return self.record

    def meant(self, given):
        return given | ({"days": [date.fromisoformat(day) for day in given["days"]]} if "days" in given else {})


class NewYearForm(AnnouncementForm):
    """A year of which the calendar says nothing yet."""

    year = WholeNumberField(label=_("year"), min_value=FIRST_DAY.year, max_value=LAST_DAY.year)

    def _year(self):
        asked = whole_number(self.data.get("year", self.initial.get("year", ""))) or 0
        year = asked if FIRST_DAY.year <= asked <= LAST_DAY.year else FIRST_DAY.year
        return CalendarYear(calendar=CalendarYear.office(), year=year)
