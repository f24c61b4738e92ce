"""What the acts on equipment ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.evidence.uploads import media_type_of
from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, LongAgoField, PersonField, UnitField, several_lines
from qms.text.inputs import WholeNumberField

from ..providers.forms import ProviderField
from .matter import PLAIN
from .states import AssetKind


class EditForm(ActForm):
    """What it is, where it stands, in whose care, how often it is kept fit."""

    title = forms.CharField(label=pgettext_lazy("equipment", "name"), max_length=300)
    kind = forms.ChoiceField(label=pgettext_lazy("equipment", "kind"), choices=AssetKind.choices)
    inventory_number = forms.CharField(label=_("inventory number or licence"), max_length=100, required=False)
    place = forms.CharField(
        label=pgettext_lazy("equipment", "place"),
        max_length=200,
        help_text=_("Counter, room; of software where it runs."),
    )
    keeper = PersonField(label=_("in whose care"), required=False, help_text=_("Empty: the head of the unit is asked."))
    provider = ProviderField(label=_("provider of its upkeep"), required=False)
    in_use_since = LongAgoField(label=_("in use since"), required=False)
    needed_for = several_lines(_("what it is needed for"), 2, required=False)
    every_months = WholeNumberField(
        label=_("months from upkeep to upkeep"),
        min_value=0,
        max_value=120,
        initial=0,
        required=False,
        help_text=_("0: it needs no regular upkeep."),
    )
    next_upkeep_on = DayField(label=_("next upkeep"), required=False, help_text=_("Empty: so many months after today."))

    @staticmethod
    def initial_of(asset):
        told = {name: getattr(asset, name) for name in (*PLAIN, "next_upkeep_on")}
        return told | {
            "keeper": asset.keeper and asset.keeper.username,
            "provider": asset.provider and asset.provider.number,
        }


class NewAsset(EditForm):
    """A new piece, and whose it is."""

    unit = UnitField(label=_("unit that works with it"))
    field_order = ["title", "kind", "unit", "inventory_number", "place", "keeper"]


class WorkForm(ActForm):
    """What was done with it, when, by whom, and what proves it."""

    done_on = DayField(label=_("done on"), initial=today)
    words = several_lines(pgettext_lazy("equipment", "what was done"), 2, 500)
    done_by = forms.CharField(label=_("who did it"), max_length=200, required=False, help_text=_("Empty: you."))
    proof = forms.CharField(
        label=pgettext_lazy("equipment", "proof"),
        max_length=200,
        required=False,
        help_text=_("The number of minutes, of an invoice; or attach a file."),
    )
    file = forms.FileField(label=_("proof as a file (minutes, invoice, photo)"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload
