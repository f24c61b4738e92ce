"""What the acts on self-inspections ask for: a line of fields for each point of the index."""

from django import forms
from django.utils.translation import gettext_lazy as _

from audits.conduct.auditor_fields import GreyedSelect
from qms.ledger.legible import JSONText, LegibleJSON
from qms.lifecycle.forms import ActForm, PersonField, photos, several_lines
from qms.text.inputs import NumberField

from .states import Result


class PointsForm(ActForm):
    """A form with some fields for each point; a script may send them together, by the keys of the points."""

    asked = ()

    answers = JSONText(required=False, help_text=_("By the key of each point: an object with the fields of the point."))

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(_apart(data), *args, **kwargs)
        if "answers" not in self.data:
            del self.fields["answers"]
        self.points = list(self.record.round.points.filter(active=True))
        self.known = {each.point_id: each for each in self.record.answers.select_related("point")}

    def clean_answers(self):
        """What a script sent; a point or field that is not asked is named."""
        sent, known = self.cleaned_data["answers"] or {}, {str(point.pk) for point in self.points}
        if not isinstance(sent, dict) or not all(isinstance(row, dict) for row in sent.values()):
            raise forms.ValidationError(_("Each answer is an object, under the key of its point."))
        strange = (set(sent) - known) | ({name for row in sent.values() for name in row} - set(self.asked))
        if strange:
            raise forms.ValidationError(_("Nobody asks for %(names)s here.") % {"names": ", ".join(sorted(strange))})
        return sent

    def grouped(self):
        """[(field of reform, [(point, its bound fields by name, what was answered)])]."""
        groups = {}
        for point in self.points:
            fields = {name: self[f"{name}_{point.pk}"] for name in self.asked}
            groups.setdefault(point.field, []).append((point, fields, self.known.get(point.pk)))
        return list(groups.items())


def _apart(data):
    """The data with a field for each point, where they were sent together."""
    sent = data.get("answers") if data else None
    if isinstance(sent, str):  # a field of a multipart form
        try:
            sent = LegibleJSON().decode(sent)
        except ValueError:
            return data
    rows = sent.items() if isinstance(sent, dict) else ()
    apart = {f"{name}_{key}": value for key, row in rows if isinstance(row, dict) for name, value in row.items()}
    return {**(data.dict() if hasattr(data, "dict") else data), **apart} if apart else data


class AssessForm(PointsForm):
    """The unit's answers; what is left empty is answered later."""

    template_name = "inspections/assess.html"
    asked = ("result", "evidence", "claimed")
    gives = ("answers", "remedies", "files")

    remedies = several_lines(_("weaknesses and how they are remedied"), required=False)
    files = photos(_("files that show it"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for point in self.points:
            row = self.known.get(point.pk)
            self.fields[f"result_{point.pk}"] = forms.ChoiceField(
                label=_("result"), choices=[("", "–"), *Result.choices], required=False, initial=row and row.result
            )
            self.fields[f"evidence_{point.pk}"] = forms.CharField(
                label=_("evidence, or why not"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 1}),
                initial=row.evidence if row else "",
            )
            self.fields[f"claimed_{point.pk}"] = NumberField(
                label=_("points claimed"),
                required=False,
                min_value=0,
                max_value=point.most,
                decimal_places=2,
                initial=row and row.claimed,
            )

    @staticmethod
    def initial_of(inspection):
        return {"remedies": inspection.remedies}

    def meant(self, given):
        """The answers by point; a point without a result is left as it is."""
        given = {name: value for name, value in given.items() if name in ("remedies", "files")}
        answers = {}
        for point in self.points:
            result = self.cleaned_data.get(f"result_{point.pk}")
            if result:
                evidence, claimed = (self.cleaned_data.get(f"{name}_{point.pk}") for name in ("evidence", "claimed"))
                answers[point.pk] = {"result": result, "evidence": evidence or "", "claimed": claimed}
        return given | {"answers": answers}


class VerifyForm(PointsForm):
    """The inspector's points, beside what the unit claims: each is said."""

    template_name = "inspections/verify.html"
    asked = ("confirmed", "remark")
    gives = ("confirmed", "remarks")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.points = [point for point in self.points if self._has_points(point)]
        for point in self.points:
            self.fields[f"confirmed_{point.pk}"] = NumberField(
                label=_("points confirmed"),
                required=False,
                min_value=0,
                max_value=point.most,
                decimal_places=2,
                initial=self.known[point.pk].claimed,
            )
            self.fields[f"remark_{point.pk}"] = forms.CharField(label=_("remark"), required=False, max_length=1000)

    def _has_points(self, point):
        return point.pk in self.known and self.known[point.pk].result != Result.NOT_APPLICABLE

    def meant(self, given):
        """Points and remarks by point."""
        told = {
            name: {
                point.pk: self.cleaned_data[f"{name}_{point.pk}"]
                for point in self.points
                if self.cleaned_data.get(f"{name}_{point.pk}") not in (None, "")
            }
            for name in self.asked
        }
        return {"confirmed": told["confirmed"], "remarks": told["remark"]}


class InspectorField(PersonField):
    """Somebody of another unit."""

    widget = GreyedSelect


class NameInspectorForm(ActForm):
    """Who verifies."""

    inspector = InspectorField(label=_("inspector"), help_text=_("Somebody of another unit."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.record.persons_of_unit()
        self.fields["inspector"].widget.reasons = {person.username: _("belongs to this unit") for person in own}
