"""Objectives as a sheet, and the values that were measured of them: each proposed and entered as on its page."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.imports.form_kind import FormReader, FormSheet, declare_sheet
from qms.lifecycle.door import possible_acts
from qms.lifecycle.forms import ActForm, DayField
from qms.lifecycle.reception import attempt
from qms.text.inputs import NumberField

from .forms import LONGEST, ObjectiveForm
from .models import Objective
from .parts import Measurement
from .states import Direction, ObjectiveState

declare_sheet(
    "objectives",
    Objective._meta.verbose_name_plural,
    FormSheet(
        model=Objective,
        form=ObjectiveForm,
        matched_by=("title", "unit"),
        together=True,
        changes=(Objective.edit,),
        headings={
            "title": ("Mục tiêu", "Mục tiêu chất lượng", "Tên mục tiêu", "Nội dung mục tiêu"),
            "unit": ("Đơn vị", "Bộ phận", "Đơn vị thực hiện"),
            "owner": ("Người phụ trách", "Người chịu trách nhiệm", "Trách nhiệm"),
            "formula": ("Cách đo", "Cách tính", "Phương pháp đo", "Công thức"),
            "measure": ("Đơn vị tính", "Đơn vị đo"),
            "direction": ("Chiều", "Hướng"),
            "target": ("Chỉ tiêu", "Chỉ tiêu cần đạt", "Giá trị mục tiêu", "Mức phấn đấu"),
            "period_kind": ("Tần suất đo", "Tần suất", "Kỳ đo"),
            "starts_on": ("Từ ngày", "Bắt đầu"),
            "ends_on": ("Đến ngày", "Kết thúc", "Thời hạn"),
            "measures": ("Biện pháp", "Biện pháp thực hiện", "Biện pháp, nguồn lực"),
        },
        defaults={"direction": Direction.AT_LEAST, "clause": "6.2"},
    ),
)


class ObjectiveField(forms.ModelChoiceField):
    """An objective, by its number or its title."""

    def __init__(self, **kwargs):
        super().__init__(Objective.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = Objective.objects.visible_to(user).order_by("number")

    def label_from_instance(self, objective):
        return f"{objective.number} – {objective.title}"


class MeasuredForm(ActForm):
    """What was measured of an objective in a period, told by any day of it."""

    objective = ObjectiveField(label=gettext_lazy("objective"))
    first = DayField(label=gettext_lazy("period"), help_text=gettext_lazy("Any day of it."))
    value = NumberField(label=gettext_lazy("value"), max_digits=16, decimal_places=4)
    note = forms.CharField(label=gettext_lazy("note"), max_length=LONGEST, required=False)


class ValueReader(FormReader):
    """Rows of values: each would be entered by whoever answers for the objective."""

    def _found_all(self, several):
        return [values["objective"] for values in several]

    def _compare(self, read, given):
        objective, day = read.record, read.values["first"]
        period = next((each for each in objective.course.ended_periods() if each.first <= day <= each.last), None)
        if period is None:
            read.faults.append(_("No period of this objective that has ended holds this day."))
            return
        known = next((each for each in objective.course.measured() if each.first == period.first), None)
        now = known.value if known else None
        if now == read.values["value"]:
            return
        read.changes.append((str(period), "–" if now is None else f"{now:f}", f"{read.values['value']:f}"))
        read.work = period.first
        acts = {act.name: said for act, _actor, said in possible_acts(objective, self.by)}
        if "record_value" not in acts:
            read.faults.append(_("The value is entered by whoever answers for the objective, while it runs."))
        else:
            read.faults += map(str, acts["record_value"])

    def take(self, read, reason):
        """Enter the value of the period."""
        told = {"first": read.work, "value": read.values["value"], "note": read.values["note"], "reason": reason}
        outcome = attempt(read.record.record_value, by=self.by, **told)
        if not outcome.done:
            raise forms.ValidationError(outcome.sentences)
        return outcome.record


def values_entered(user):
    """Every value of every objective that a person sees, oldest objective first."""
    seen = Objective.objects.visible_to(user)
    return Measurement.objects.filter(objective__in=seen.order_by().values("pk")).select_related("objective")


declare_sheet(
    "objective_values",
    gettext_lazy("Values of objectives"),
    FormSheet(
        model=Objective,
        form=MeasuredForm,
        matched_by=("objective", "first"),
        rows=values_entered,
        told={"objective": lambda row: row.objective},
        headings={
            "objective": ("Mục tiêu", "Mã mục tiêu", "Số mục tiêu"),
            "first": ("Kỳ", "Kỳ đo", "Tháng", "Quý", "Ngày"),
            "value": ("Giá trị", "Kết quả", "Giá trị đạt được", "Kết quả đạt được"),
            "note": ("Ghi chú",),
        },
    ),
    reader=ValueReader,
    may=lambda actor: Objective.objects.filter(owner=actor.person, state=ObjectiveState.RUNNING).exists(),
    named_by_itself=True,
)
