"""Forms of the organisation: types and fields only; whether it may be, the door says."""

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, AnybodyField, DayField, LongAgoField, UnitField
from qms.people.models import Holding, Post
from qms.people.posts import PostKind


def reason_field(required=True):
    """Why something is done; stays on record."""
    return forms.CharField(
        label=_("reason"),
        max_length=300,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Number of the decision, or why. Stays on record."),
    )


class UnitForm(ActForm):
    """A new unit below another."""

    parent = UnitField(label=_("belongs to"))
    name = forms.CharField(label=_("name"), max_length=200)
    code = forms.SlugField(label=_("code"), max_length=30, help_text=_("Short, without marks; it never changes."))


class RenameForm(ActForm):
    """Another name for a unit."""

    name = forms.CharField(label=_("name"), max_length=200)
    reason = reason_field()

    @staticmethod
    def initial_of(record):
        return {"name": record.name}


class ReasonedForm(ActForm):
    """Why it is done."""

    reason = reason_field()


class MergeForm(ActForm):
    """Which unit goes on with its work."""

    into = UnitField(label=_("goes on as part of"))
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record is not None:
            offered = self.fields["into"].queryset
            self.fields["into"].queryset = offered.exclude(path__startswith=self.record.path)


class PlanEndForm(ActForm):
    """On which day to come it ends."""

    on = DayField(label=_("last day"), help_text=_("A day to come; on that day the program ends it by itself."))
    reason = reason_field()


class PlanMergeForm(MergeForm):
    """Which unit goes on with its work, and from which day."""

    on = DayField(label=_("last day"), help_text=_("A day to come; on that day the program does it by itself."))
    field_order = ("into", "on", "reason")


class PostForm(ActForm):
    """A new post in a unit."""

    unit = UnitField(label=_("unit"))
    kind = forms.ChoiceField(label=_("kind"), choices=PostKind, help_text=_("Says what its holder may do."))
    title = forms.CharField(label=_("title"), max_length=200, help_text=_("As the office calls it."))


class HoldForm(ActForm):
    """Who holds a post, from a day to a day."""

    post = forms.ModelChoiceField(label=_("post"), queryset=Post.objects.lasting().select_related("unit"))
    person = AnybodyField(label=_("person"))
    since = LongAgoField(label=_("since"), initial=today)
    until = LongAgoField(label=_("until"), required=False, help_text=_("Last day, included; empty while it is open."))
    reason = reason_field(required=False)


class EndForm(ActForm):
    """The last day of a holding or substitution."""

    until = LongAgoField(label=_("last day"), initial=today)
    reason = reason_field()


class SubstituteForm(ActForm):
    """Who acts for a holder, from a day to a day."""

    holding = forms.ModelChoiceField(
        label=_("post held"), queryset=Holding.objects.select_related("post__unit", "person")
    )
    substitute = AnybodyField(label=_("substitute"))
    since = LongAgoField(label=_("since"), initial=today)
    until = LongAgoField(label=_("until"), help_text=_("Last day, included."))
    reason = reason_field()


class AccountForm(forms.Form):
    """A new account."""

    full_name = forms.CharField(label=_("full name"), max_length=150, help_text=_("Family name first."))
    username = forms.CharField(
        label=_("account name"),
        max_length=150,
        validators=[ASCIIUsernameValidator()],
        help_text=_("Letters and digits without marks; it never changes."),
    )
    email = forms.EmailField(label=_("e-mail"), required=False, help_text=_("For the daily mail about work due."))


class AccountEditForm(forms.Form):
    """Another name or address for mail."""

    full_name = forms.CharField(label=_("full name"), max_length=150, help_text=_("Family name first."))
    email = forms.EmailField(label=_("e-mail"), required=False, help_text=_("For the daily mail about work due."))
    reason = reason_field()


class ReasonForm(forms.Form):
    """Why something is done to an account."""

    reason = reason_field()
