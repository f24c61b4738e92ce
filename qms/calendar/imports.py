"""Special days as a sheet: the holidays and exchanged days of a year as they were announced."""

from django.utils.translation import gettext as _

from qms.imports.form_kind import FormReader, FormSheet, declare_sheet
from qms.people.posts import PostKind
from qms.workdays.models import SpecialDay

from .forms import NewSpecialDayForm


def the_same(user, values):
    """What the calendar of this unit, or of the whole office, says of the day already."""
    days = SpecialDay.objects.filter(day=values["day"], withdrawn=False)
    return days.filter(calendar__unit=values.get("unit") or None).first()


class DayReader(FormReader):
    """Rows of days; one that would move open deadlines is entered where these are seen first."""

    def __init__(self, sheet, record):
        super().__init__(sheet, record)
        self.why = _("From import %(number)s.") % {"number": record.number}

    def _defaults(self, given):
        return {"reason": self.why} | super()._defaults(given)


declare_sheet(
    "special_days",
    SpecialDay._meta.verbose_name_plural,
    FormSheet(
        model=SpecialDay,
        form=NewSpecialDayForm,
        matched_by=("day", "unit"),
        changes=(SpecialDay.edit,),
        find=the_same,
        rows=lambda user: SpecialDay.objects.filter(withdrawn=False).select_related("calendar__unit"),
        told={"unit": lambda day: day.calendar.unit},
        without=("reason", "seen", "verified"),
        headings={
            "unit": ("Đơn vị", "Áp dụng cho"),
            "day": ("Ngày", "Ngày nghỉ"),
            "kind": ("Loại ngày", "Loại"),
            "name": ("Tên ngày", "Tên ngày nghỉ", "Nội dung", "Dịp"),
            "announcement": ("Thông báo", "Căn cứ", "Văn bản"),
            "exchanged_with": ("Hoán đổi với", "Làm bù", "Ngày làm bù"),
            "opens": ("Mở cửa", "Từ giờ"),
            "closes": ("Đóng cửa", "Đến giờ"),
        },
    ),
    reader=DayReader,
    may=lambda actor: actor.holds(PostKind.ADMINISTRATOR),
)
