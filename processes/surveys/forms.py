"""The form of a survey: its questions are rows to fill in, or a list for a script."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import Document
from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm, DayField, UnitsField

from ..feedback.forms import procedures_of
from .questions import LONGEST_QUESTION, MOST_QUESTIONS, USUAL, checked
from .states import QuestionKind

SPARE_ROWS = 3


class QuestionRows(forms.Widget):
    """A row for each question, and some spare ones; a row without words is left out."""

    template_name = "surveys/question_rows.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        if name in data:
            return data.get(name)
        rows = (self._row(data, f"{name}-{number}") for number in range(MOST_QUESTIONS))
        return [row for row in rows if row["text"].strip()]

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-0-text" not in data

    def get_context(self, name, value, attrs):
        given = value if isinstance(value, list) else []
        shown = min(len(given) + SPARE_ROWS, MOST_QUESTIONS)
        rows = [given[number] if number < len(given) else {} for number in range(shown)]
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"rows": rows, "kinds": QuestionKind.choices, "longest": LONGEST_QUESTION}
        return context

    def id_for_label(self, id_):
        return f"{id_}-0-text" if id_ else id_

    @staticmethod
    def _row(data, name):
        return {
            "kind": data.get(f"{name}-kind", ""),
            "text": data.get(f"{name}-text", ""),
            "choices": [each.strip() for each in data.get(f"{name}-choices", "").split(";")],
            "required": f"{name}-required" in data,
        }


class QuestionsField(JSONText):
    """The questions, each said how it is answered."""

    widget = QuestionRows

    def prepare_value(self, value):
        return value

    def bound_data(self, data, initial):
        return data

    def has_changed(self, initial, data):
        return initial != data

    def clean(self, value):
        given = value if isinstance(value, list) else super().clean(value)
        try:
            return checked(given)
        except ValidationError as fault:
            raise ValidationError(fault.message_dict["questions"]) from None


class SurveyForm(ActForm):
    """What is asked, of whom, and when."""

    title = forms.CharField(label=_("title"), max_length=300)
    intro = forms.CharField(
        label=_("words before the questions"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
    )
    opens_on = DayField(label=_("first day"))
    closes_on = DayField(label=_("last day"))
    procedures = forms.ModelMultipleChoiceField(
        Document.objects.none(),
        to_field_name="number",
        label=_("procedures it asks about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None and no unit: it asks about all."),
    )
    units = UnitsField(label=_("units it asks about"), required=False, widget=forms.CheckboxSelectMultiple)
    questions = QuestionsField(
        label=_("questions"),
        initial=USUAL,
        help_text=_(
            "By the last question with five faces satisfaction is counted. Answers to choose from are parted by “;”."
        ),
    )

    @staticmethod
    def initial_after(earlier):
        begun = EditSurveyForm.initial_of(earlier)
        return {name: value for name, value in begun.items() if name not in ("opens_on", "closes_on")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.user:
            self.fields["procedures"].queryset = procedures_of(self.user)


class EditSurveyForm(SurveyForm):
    """The same, as the survey now stands."""

    @staticmethod
    def initial_of(survey):
        scopes = survey.scopes.filter(active=True).select_related("procedure", "unit")
        return {
            "title": survey.title,
            "intro": survey.intro,
            "opens_on": survey.opens_on,
            "closes_on": survey.closes_on,
            "questions": survey.questions,
            "procedures": [each.procedure.number for each in scopes if each.procedure],
            "units": [each.unit.code for each in scopes if each.unit],
        }
