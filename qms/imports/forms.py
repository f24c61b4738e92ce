"""What the acts on an import ask for; their pages draw them row by row, the API takes them as they are."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm
from qms.lifecycle.registry import record_at
from qms.people.actors import actors_of
from qms.text.inputs import WholeNumberField

from .kinds import all_kinds, kind_of, kinds_elsewhere
from .reading.package import EXCHANGED, KINDS
from .rules import may_bring_in

LAST_ROW = 2_147_483_647
ACCEPTED = ",".join(f".{each}" for each in (*KINDS, EXCHANGED))


def kinds_for(user):
    """The kinds that a person may take in."""
    actors = actors_of(user)
    return [kind for kind in all_kinds().values() if any(may_bring_in(kind, actor) for actor in actors)]


def _all_choices():
    return [(kind.name, kind.words) for kind in all_kinds().values()]


class ImportForm(ActForm):
    """What is taken in, and the file."""

    kind = forms.ChoiceField(label=_("what is taken in"), choices=_all_choices)
    about = forms.CharField(required=False, widget=forms.HiddenInput, max_length=100)
    file = forms.FileField(
        label=_("file"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        help_text=_(
            "A sheet (.xlsx, .xls, .ods, .csv) or a Word document with tables (.docx); procedures also as the records "
            "of the national list (.json)."
        ),
    )
    field_order = ("kind", "file")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.user is not None:
            self.fields["kind"].choices = [("", "–"), *((each.name, each.words) for each in kinds_for(self.user))]

    def elsewhere(self):
        """(words, name of the address) of what this person takes in on another page, since it is no table."""
        actors = actors_of(self.user) if self.user is not None else []
        return [(each.words, each.url_name) for each in kinds_elsewhere() if any(map(each.may, actors))]

    def clean(self):
        given = super().clean()
        kind = kind_of(given.get("kind", ""))
        if kind is not None and kind.about:
            place = given.get("about") or kind.usually(self.user)
            if record_at(place, self.user) is None or not place.startswith(f"{kind.about}/"):
                raise ValidationError(_("Such a file belongs to a record: send it from the page of that record."))
            given["about"] = place
        return given


class ColumnsForm(ActForm):
    """{place of a column: what it means}, and the sheet, where another is taken."""

    sheet = forms.CharField(label=_("table"), required=False, max_length=200)
    columns = JSONText(label=_("columns"), required=False)

    def clean_columns(self):
        return must_be_object(self.cleaned_data["columns"] or {})


class AnswersForm(ActForm):
    """{key of a question: answer}."""

    answers = JSONText(label=_("answers"))

    def clean_answers(self):
        return must_be_object(self.cleaned_data["answers"])


class MendForm(ActForm):
    """The number of a row, and {column: what it should say}."""

    row = WholeNumberField(label=_("row"), min_value=1, max_value=LAST_ROW)
    values_told = JSONText(label=_("values"))
    gives = ("row", "values")

    def clean_values_told(self):
        return must_be_object(self.cleaned_data["values_told"])

    def meant(self, given):
        told = dict(given)
        if "values_told" in told:
            told["values"] = told.pop("values_told")
        return told


class OpenRowForm(ActForm):
    """The number of the row; all that are wrong where none is named."""

    row = WholeNumberField(
        label=_("row"), min_value=1, max_value=LAST_ROW, required=False, help_text=_("Empty: all that are wrong.")
    )


class TakeForm(ActForm):
    """The numbers of the rows that are taken in; all that can be where none is named."""

    rows = JSONText(label=_("rows"), required=False, help_text=_("Their numbers; empty: all that can be taken in."))

    def clean_rows(self):
        rows = self.cleaned_data["rows"]
        if rows in (None, ""):
            return None
        if not isinstance(rows, list) or not all(isinstance(each, int) and 0 < each <= LAST_ROW for each in rows):
            raise ValidationError(_("Write the numbers of the rows: [2, 3]."))
        return rows


def must_be_object(value):
    """A value of names and texts. Raises ValidationError for another shape."""
    if not isinstance(value, dict) or not all(isinstance(each, (str, int, float, bool)) for each in value.values()):
        raise ValidationError(_("Write names and values."))
    return value
