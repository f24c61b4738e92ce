"""What the acts on authorities ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.states import DocumentKind
from qms.lifecycle.forms import ActForm, UnitField
from qms.text.inputs import WholeNumberField

from .powers import GRANTABLE, grant_words
from .states import Reach

CHOICES = [(f"{kind}@{reach}", grant_words(f"{kind}@{reach}")) for kind in GRANTABLE for reach in Reach]


class GrantsField(forms.MultipleChoiceField):
    """Posts with their reach, each written "post@reach"."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(choices=CHOICES, **kwargs)


class AuthorityForm(ActForm):
    """Who may review, approve and release documents of a kind."""

    kind = forms.ChoiceField(label=_("kind of document"), choices=DocumentKind.choices)
    unit = UnitField(label=_("unit"), help_text=_("For its documents, and those of the units below it."))
    review = GrantsField(label=_("may review"))
    approve = GrantsField(label=_("may approve"))
    release = GrantsField(label=_("may release"), initial=["document_controller@line"])
    quorum = WholeNumberField(
        label=_("reviewers who must endorse"),
        min_value=0,
        max_value=20,
        required=False,
        help_text=_("2: two of those named are enough. 0 or empty: all."),
    )
    in_order = forms.BooleanField(
        label=_("one after another"),
        required=False,
        help_text=_("From the lowest post that may review it to the highest."),
    )
    lapses_after = WholeNumberField(
        label=_("lapses after so many working days"),
        min_value=0,
        max_value=250,
        initial=60,
        required=False,
        help_text=_("A submission not decided, or an approval not released by then is submitted anew. 0: never."),
    )
    decision = forms.CharField(label=_("decided by"), max_length=200, required=False)

    @staticmethod
    def initial_after(earlier):
        return {
            "kind": earlier.kind,
            "unit": earlier.unit.code,
            "review": earlier.review.split(),
            "approve": earlier.approve.split(),
            "release": earlier.release.split(),
            "quorum": earlier.quorum,
            "in_order": earlier.in_order,
            "lapses_after": earlier.lapses_after,
        }
