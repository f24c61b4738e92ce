"""What the rows of the calendar tell of themselves to the API; their pages are their own."""

from qms.lifecycle.registry import Face, register
from qms.workdays.models import CalendarYear, FirstDayRow, OfficeHours, SpecialDay, UsualTimeRow

from .forms import (
    AnnouncementForm,
    FirstDayForm,
    NewFirstDayForm,
    NewOfficeHoursForm,
    NewSpecialDayForm,
    NewUsualTimeForm,
    NewYearForm,
    OfficeHoursForm,
    SeenForm,
    SpecialDayForm,
    UsualTimeForm,
)

register(
    Face(
        model=SpecialDay,
        collection="special-days",
        filters=("calendar", "kind", "day"),
        create_form=NewSpecialDayForm,
        forms={SpecialDay.edit: SpecialDayForm, SpecialDay.withdraw: SeenForm, SpecialDay.restore: SeenForm},
    )
)
register(
    Face(
        model=OfficeHours,
        collection="office-hours",
        filters=("calendar", "weekday"),
        create_form=NewOfficeHoursForm,
        forms={OfficeHours.edit: OfficeHoursForm, OfficeHours.withdraw: SeenForm, OfficeHours.restore: SeenForm},
    )
)
register(
    Face(
        model=CalendarYear,
        collection="calendar-years",
        filters=("year",),
        create_form=NewYearForm,
        forms={CalendarYear.announce: AnnouncementForm},
    )
)
register(
    Face(
        model=UsualTimeRow,
        collection="usual-times",
        filters=("calendar", "work"),
        create_form=NewUsualTimeForm,
        forms={UsualTimeRow.edit: UsualTimeForm, UsualTimeRow.withdraw: SeenForm, UsualTimeRow.restore: SeenForm},
    )
)
register(
    Face(
        model=FirstDayRow,
        collection="first-days",
        filters=("calendar", "first_day"),
        create_form=NewFirstDayForm,
        forms={FirstDayRow.edit: FirstDayForm, FirstDayRow.withdraw: SeenForm, FirstDayRow.restore: SeenForm},
    )
)
