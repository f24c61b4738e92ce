"""What the acts on a round of self-inspection ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from processes.years.next_year import (
    a_year_later,
    last_day_a_year_later,
    words_a_year_later,
    working_day_a_year_later,
)
from qms.lifecycle.forms import ActForm, DayField, UnitField
from qms.text.inputs import plain_number
from qms.web.rows import RowsField

from .round import InspectionRound


class EditRoundForm(ActForm):
    """The days of a round and its points."""

    name = forms.CharField(label=_("name"), max_length=120)
    since = DayField(label=_("period from"))
    until = DayField(label=_("period until"))
    opens_on = DayField(label=_("opens"), help_text=_("On this day every unit is asked."))
    due_on = DayField(label=_("due"))
    points = RowsField(
        {"field": _("field of reform"), "text": _("what is checked"), "most": _("points at most")},
        fewest=5,
        label=_("points"),
    )

    @staticmethod
    def initial_of(round_):
        days = {name: getattr(round_, name) for name in ("since", "until", "opens_on", "due_on")}
        points = [each | {"most": f"{each['most']:f}"} for each in round_.index()]
        return {"name": round_.name, **days, "points": points}

    def clean_points(self):
        """The rows with their numbers."""
        found = []
        for row in self.cleaned_data["points"]:
            if not any(value.strip() for value in row.values()):
                continue
            most = _number(row.get("most", "") or "1")
            if most is None or not row.get("text", "").strip() or not row.get("field", "").strip():
                raise forms.ValidationError(
                    _("Each point needs its field of reform, what is checked, and points between 0 and 100.")
                )
            found.append({"field": row["field"].strip()[:120], "text": row["text"].strip()[:500], "most": most})
        return found


class RoundForm(EditRoundForm):
    """A new round; `copy` takes the points of an earlier one."""

    unit = UnitField(label=_("administration"))
    copy = forms.ModelChoiceField(InspectionRound.objects.none(), label=_("points of the round"), required=False)
    field_order = ["unit", "name", "since", "until", "opens_on", "due_on", "copy", "points"]

    @staticmethod
    def initial_after(earlier):
        return {
            "unit": earlier.unit.code,
            "name": words_a_year_later(earlier.name, earlier.since.year),
            "since": a_year_later(earlier.since),
            "until": a_year_later(earlier.until),
            "opens_on": working_day_a_year_later(earlier.opens_on, earlier.unit),
            "due_on": last_day_a_year_later(earlier.due_on, earlier.unit),
            "copy": earlier.pk,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(parent__isnull=True)
        self.fields["copy"].queryset = InspectionRound.objects.visible_to(self.user).order_by("-since")


def _number(text):
    try:
        return forms.DecimalField(min_value=0, max_value=100, decimal_places=2).clean(plain_number(text))
    except forms.ValidationError:
        return None
