"""What the acts on editions ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, several_lines
from qms.web.rows import RowsField

from ..map.models import Clause

COLUMNS = {
    "number": _("number"),
    "title_vi": _("title in Vietnamese"),
    "title_en": _("title in English"),
    "earlier": _("answered by (numbers in force)"),
}


class MapForm(ActForm):
    """The clauses of an edition, a line each: numbers and titles of our own, never the text."""

    amendment = forms.CharField(label=_("amendments"), max_length=200, required=False)
    lines = RowsField(COLUMNS, fewest=8, label=_("clauses"))

    @staticmethod
    def initial_of(edition):
        mapped = edition.earlier_numbers()
        lines = [
            {
                "number": each.number,
                "title_vi": each.title_vi,
                "title_en": each.title_en,
                "earlier": ", ".join(mapped.get(each.pk, [])),
            }
            for each in edition.clauses()
        ]
        return {"amendment": edition.amendment, "lines": lines}

    def clean_lines(self):
        """Each line has a number and a title; one title stands for both languages where the other is left out."""
        found = []
        for row in self.cleaned_data["lines"]:
            told = {name: row.get(name, "").strip() for name in COLUMNS}
            if not any(told.values()):
                continue
            title = told["title_vi"] or told["title_en"]
            if not (told["number"] and title):
                raise forms.ValidationError(_("Each clause needs its number and a short title."))
            told["number"] = told["number"][:12]
            told["title_vi"], told["title_en"] = title[:200], (told["title_en"] or title)[:200]
            found.append(told)
        return found


class EditionForm(MapForm):
    """An edition that is loaded beside."""

    name = forms.CharField(label=_("edition"), max_length=60, help_text=_("Like TCVN ISO 9001:2015."))
    field_order = ["name"]


class WhyForm(ActForm):
    """Why a clause has no evidence."""

    clause = forms.ModelChoiceField(Clause.objects.none(), to_field_name="number", label=_("clause"))
    why = several_lines(
        _("no evidence, because"), required=False, help_text=_("Empty: what was said is taken back, evidence is there.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            self.fields["clause"].queryset = self.record.clauses()


class AdoptForm(ActForm):
    """By which decision."""

    decision = forms.CharField(label=_("decision"), max_length=200)
