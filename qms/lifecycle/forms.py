"""Forms of acts: types and fields only. Page and API use the same form; whether an act may happen, the door says."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.people.models import Holding, Post, Unit, User
from qms.people.namesakes import ChoosesPeople, in_order
from qms.people.posts import PostKind
from qms.text.inputs import DayInput
from qms.text.vietnamese import tidy
from qms.workdays.line import FIRST_DAY, LAST_DAY

from .moving_record import MovingRecord
from .registry import record_at

WHOLE = "whole-form"  # the name by which a page says that it sends every field
LONGEST = 5000  # letters of a text, where nothing else is said
# What is for the door itself and not for the act.
FOR_THE_DOOR = frozenset({"sequence", "reason", "password", "declared_on"})


class ActForm(forms.Form):
    """What an act asks for. Its cleaned values go to the door by their names, which are the parameters of the act."""

    # The names of what the form gives, where they are not those of its fields; `meant` then makes the one of the other.
    gives: Collection[str] | None = None
    # The names of fields that the form asks for itself; its act hears nothing of them.
    for_itself: Collection[str] = ()
    fields: Any

    def __init__(self, *args: Any, record: MovingRecord | None = None, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record: Any = record
        self.user: Any = user
        for field in self.fields.values():
            if hasattr(field, "offer_to"):
                field.offer_to(user)

    def full_clean(self) -> None:
        """What nobody sees is not kept, so that it answers no field that has to be answered."""
        super().full_clean()
        for name, field in self.fields.items() if self.is_bound else ():
            value = self.cleaned_data.get(name)
            if field.required and isinstance(value, str) and value and not tidy(value).strip():
                self.add_error(name, field.error_messages["required"])

    # HTML shown under the form: what whoever fills it in should know.
    aside: Any = ""

    @staticmethod
    def initial_of(record: Any) -> dict[str, Any]:
        """What the form shows of the record before anything is typed."""
        return {}

    @staticmethod
    def initial_after(earlier: Any) -> dict[str, Any]:
        """What the form of a new record shows when it is begun from last year's."""
        return {}

    @classmethod
    def names_given(cls) -> frozenset[str]:
        """The names of what the form can give to its act."""
        return frozenset(cls.base_fields if cls.gives is None else cls.gives) - FOR_THE_DOOR - set(cls.for_itself)

    def values(self) -> dict[str, Any]:
        """The values for the door. A page sends its form whole; a script's fields that are not given stay untouched."""
        sent = set(self.fields if WHOLE in self.data else {*self.data, *self.files}) - set(self.for_itself)
        given = {name: value for name, value in self.cleaned_data.items() if name in sent}
        for_the_door = {name: given.pop(name) for name in FOR_THE_DOOR & set(given)}
        meant = self.meant(given)
        if surplus := set(meant) - self.names_given():
            raise TypeError(f"{type(self).__name__} gives {sorted(surplus)}, which it does not name in `gives`.")
        return meant | for_the_door

    def meant(self, given: dict[str, Any]) -> dict[str, Any]:
        """What the fields given mean for the act."""
        return given


def people_with_posts() -> QuerySet[User]:
    """Everybody who holds a post of the quality system today."""
    holding = Holding.objects.on().exclude(post__kind=PostKind.ADMINISTRATOR).values("person")
    return in_order(User.objects.filter(is_active=True, pk__in=holding))


def several_lines(label: Any, rows: int = 3, longest: int = LONGEST, **kwargs: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=longest, **kwargs)


class PersonField(ChoosesPeople, forms.ModelChoiceField):
    """One person, named by account name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), to_field_name="username", **kwargs)

    def offer_to(self, user: User | None) -> None:
        """Asked by the form for whom it is drawn: what can be chosen now."""
        self.queryset = people_with_posts()


class AnybodyField(ChoosesPeople, forms.ModelChoiceField):
    """One person with an open account, whether they hold a post or none yet; named by account name."""

    def __init__(self, **kwargs: Any) -> None:
        people = in_order(User.objects.filter(is_active=True, is_system=False))
        super().__init__(queryset=people, to_field_name="username", **kwargs)


class PeopleField(ChoosesPeople, forms.ModelMultipleChoiceField):
    """Several persons, named by account names."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), to_field_name="username", **kwargs)

    def offer_to(self, user: User | None) -> None:
        self.queryset = people_with_posts()


class UnitsField(forms.ModelMultipleChoiceField):
    """Several units, named by their codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Unit.objects.lasting(), to_field_name="code", **kwargs)


class DayField(forms.DateField):
    """A day that the working calendar knows."""

    widget = DayInput
    default_validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]


class LongAgoField(DayField):
    """A day that may lie long before the working calendar, as births and appointments do; never beyond its end."""

    default_validators = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(LAST_DAY)]


class FilesInput(forms.ClearableFileInput):
    """A chooser for several files; on a phone it offers the camera too."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each what it says it is; gives a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not given:
            super().clean(None, initial)
        uploads = [super(FilesField, self).clean(each, initial) for each in given]
        for upload in uploads:
            media_type_of(upload)
        return uploads


def photos(label: Any) -> FilesField:
    """Photos and other files; on a phone the camera is offered."""
    accept = "image/jpeg,image/png,.pdf,.docx,.xlsx,.odt,.ods"
    return FilesField(label=label, required=False, widget=FilesInput(attrs={"accept": accept}))


class RecordField(forms.CharField):
    """The record it is about, written "collection/key" as in its address; None when there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, max_length=100, **kwargs)
        self.user: User | None = None

    def offer_to(self, user: User | None) -> None:
        self.user = user

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        record = record_at(value, self.user)
        if value and record is None:
            raise forms.ValidationError(_("There is no such record, or it is not yours to see."))
        return record


class UnitField(forms.ModelChoiceField):
    """One unit, named by its code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Unit.objects.lasting(), to_field_name="code", **kwargs)


class PostsField(forms.MultipleChoiceField):
    """Several posts in units, each written "post@unit"; gives pairs (post, Unit)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=self._choices_now, **kwargs)

    @staticmethod
    def _choices_now() -> list[tuple[str, str]]:
        """Every post that lasts, and every kind of post for a whole administration."""
        posts = Post.objects.lasting().exclude(kind=PostKind.ADMINISTRATOR).select_related("unit")
        posts = posts.order_by("unit__path", "kind")
        roots = Unit.objects.filter(path__in={post.unit.root_path for post in posts})
        pairs = [(root, kind) for root in roots for kind in dict.fromkeys(post.kind for post in posts)]
        pairs += [(post.unit, post.kind) for post in posts]
        return [(f"{kind}@{unit.code}", f"{PostKind(kind).label} – {unit}") for unit, kind in dict.fromkeys(pairs)]

    def prepare_value(self, value: Any) -> Any:
        """Pairs as they are written."""
        if not isinstance(value, (list, tuple)):
            return value
        return [each if isinstance(each, str) else f"{each[0]}@{each[1].code}" for each in value]

    def clean(self, value: Any) -> list[tuple[str, Unit]]:
        units = {unit.code: unit for unit in Unit.objects.all()}
        pairs = (each.split("@") for each in super().clean(value))
        return [(post, units[code]) for post, code in pairs]
