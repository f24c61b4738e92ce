"""What the acts on competences ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, PostsField
from qms.text.inputs import WholeNumberField

from .models import Competence
from .states import CompetenceState


class CompetenceField(forms.ModelChoiceField):
    """One competence in use, named by its code."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Competence.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = Competence.objects.visible_to(user).filter(state=CompetenceState.IN_USE).order_by("number")


class EditForm(ActForm):
    """What it is, what shows it, and who needs it."""

    name = forms.CharField(label=_("name"), max_length=200)
    shown_by = forms.CharField(
        label=_("shown by"), max_length=300, help_text=_("Diploma, certificate, decision, or work that somebody saw.")
    )
    months = WholeNumberField(
        label=_("holds for (months)"), min_value=1, max_value=240, required=False, help_text=_("Empty: without end.")
    )
    needs = PostsField(label=_("posts that need it"), required=False)

    @staticmethod
    def initial_of(competence):
        rows = competence.needs.filter(active=True).select_related("unit")
        needs = [f"{each.post}@{each.unit.code}" for each in rows]
        return {name: getattr(competence, name) for name in ("name", "shown_by", "months")} | {"needs": needs}


class CompetenceForm(EditForm):
    """A competence new in the list."""

    code = forms.SlugField(label=_("code"), max_length=30)
    field_order = ["code"]

    def clean_code(self):
        return Competence.free_code(self.cleaned_data["code"], _("There is already a competence with this code."))
