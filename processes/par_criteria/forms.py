"""What the acts on criteria ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, UnitField, photos, several_lines
from qms.text.inputs import NumberField
from qms.web.figures import figures

from ..par_indexes.models import ParIndex
from ..par_indexes.states import IndexState


def figures_to_choose():
    """None, and every figure that can be told of a year."""
    return [("", _("None: the unit says it")), *((each.name, each.label) for each in figures() if not each.only_now)]


def points_field(label, **kwargs):
    """Points with two decimals."""
    return NumberField(label=label, min_value=0, max_value=1000, decimal_places=2, **kwargs)


class EditForm(ActForm):
    """A line of the city's table."""

    code = forms.CharField(label=_("code"), max_length=20, help_text=_("As in the city's table, like 3.2.1."))
    field = forms.CharField(label=_("field of reform"), max_length=200)
    group = forms.CharField(label=_("group of criteria"), max_length=300, required=False)
    name = forms.CharField(label=_("criterion"), max_length=500)
    most = points_field(_("points at most"))
    unit = UnitField(label=_("unit in charge"))
    figure = forms.ChoiceField(label=_("figure that feeds it"), choices=figures_to_choose, required=False)

    @staticmethod
    def initial_of(criterion):
        plain = {name: getattr(criterion, name) for name in ("code", "field", "group", "name", "most", "figure")}
        return plain | {"unit": criterion.unit.code}


class EditCriterionForm(EditForm):
    """The same without its code, which stays."""

    code = None


class CriterionForm(EditForm):
    """A criterion new in an index that is still a draft."""

    index = forms.ModelChoiceField(ParIndex.objects.none(), to_field_name="number", label=_("reform index"))
    field_order = ["index"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        drafts = (
            ParIndex.objects.visible_to(self.user).filter(state=IndexState.DRAFT)
            if self.user
            else ParIndex.objects.none()
        )
        self.fields["index"].queryset = drafts.order_by("-year")


class ScoreForm(ActForm):
    """How many points the unit has, and by what."""

    claimed = points_field(_("own points"))
    explanation = several_lines(
        _("evidence, or why points are lacking"),
        help_text=_("Numbers and days of documents; what is missing and until when."),
    )
    files = photos(_("files that show it"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            most = _("At most %(most)s.") % {"most": self.record.most}
            self.fields["claimed"].help_text = " ".join(filter(None, [most, self.record.figure_now()]))

    @staticmethod
    def initial_of(criterion):
        return {"claimed": criterion.claimed, "explanation": criterion.explanation}


class CheckForm(ActForm):
    """How many points stand on their evidence."""

    checked = points_field(_("points after checking"))
    why = forms.CharField(label=_("why lowered"), max_length=500, required=False)

    @staticmethod
    def initial_of(criterion):
        return {"checked": criterion.claimed}
