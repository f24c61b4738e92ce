"""The editor's forms together: made from what was typed, valid or not, and giving a definition when they are."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm
from qms.people.models import Unit

from .definition import strange_names
from .forms import BranchForm, ExtensionForm, FactsForm, FieldForm, OutcomeForm, PartForm, StepForm
from .opinion_forms import OpinionForm
from .states import FieldKind
from .typed_rows import as_data, minutes_typed, typed_from, with_keys

_IN_TIME = ("days", "hours")


@dataclass
class StepRow:
    """The forms of one step."""

    form: StepForm
    outcomes: list
    fields: list
    branches: list
    opinions: list

    def forms(self):
        return [self.form, *self.outcomes, *self.fields, *self.branches, *self.opinions]

    opened: bool = False

    def is_detailed(self):
        """Whether the part that is folded away is shown: something was just done in it, or is wrong in it."""
        return self.opened or any(form.errors for form in [self.form, *self.fields, *self.branches, *self.opinions])

    def joins(self):
        """Whether it is shown how opinions are joined: somebody is asked, or something of a join was given."""
        given = [self.form.initial, *(each.initial for each in self.outcomes)]
        return bool(self.opinions) or any(
            each.get(name) for each in given for name in ("join_rule", "needed", "joined")
        )

    def details(self):
        """What is folded away, in a few words."""
        given = self.form.initial
        named = [str(given.get("result") or ""), *(f"≠ {code}" for code in given.get("not_holder_of") or [])]
        return ", ".join(
            [each for each in named if each]
            + [str(each.initial.get("label", "")) for each in self.fields]
            + [str(_("branches")) for _each in self.branches[:1]]
            + [str(_("opinions in parallel")) for _each in self.opinions[:1]]
        )

    def definition(self):
        """The step as a definition says it."""
        values = dict(self.form.cleaned_data)
        values["minutes"] = minutes_typed(values)
        for name in _IN_TIME:
            del values[name]
        values["outcomes"] = with_keys([row.definition() for row in self.outcomes if row.cleaned_data], "code")
        values["fields"] = with_keys([dict(row.cleaned_data) for row in self.fields if row.cleaned_data], "key")
        for name in ("join_rule", "needed"):
            if not values[name]:
                del values[name]
        told = {"branches": self.branches, "opinions": self.opinions}
        return values | {name: [row.definition() for row in rows] for name, rows in told.items() if rows}


class Editor:
    """All forms of one definition. Bound, they judge what was typed; unbound, they only show it."""

    def __init__(self, typed, *, bound=False, opened=None):
        self.typed, self.opened = typed, opened
        self.data = as_data(typed) if bound else None
        self.units = [(unit.code, unit.name) for unit in Unit.objects.all()]
        codes = [(step.get("code") or "", step.get("name") or "") for step in typed["steps"]]
        self.asked = [each for step in typed["steps"] for each in fields_named(step)]
        self.numbers = {name for step in typed["steps"] for name, _words in fields_named(step, FieldKind.NUMBER)}
        self.facts = self._form(FactsForm, "facts", typed["facts"])
        self.parts = [self._form(PartForm, f"parts-{n}", row) for n, row in enumerate(typed["parts"])]
        grounds = typed["extensions"]
        self.extensions = [self._form(ExtensionForm, f"extensions-{n}", row) for n, row in enumerate(grounds)]
        self.steps = [self._step(n, row, codes) for n, row in enumerate(typed["steps"])]

    def _form(self, form_class, prefix, row, **kwargs):
        return form_class(self.data, prefix=prefix, initial=row, use_required_attribute=False, **kwargs)

    def _step(self, number, row, codes):
        prefix = f"steps-{number}"
        chosen = row.get("not_holder_of") or []
        outcomes = [self._outcome(f"{prefix}-outcomes-{n}", each, codes) for n, each in enumerate(row["outcomes"])]
        fields = [self._form(FieldForm, f"{prefix}-fields-{n}", each) for n, each in enumerate(row["fields"])]
        earlier = [code for code, name in codes[:number] if code]
        form = self._form(StepForm, prefix, row, units=self.units, others=earlier, chosen=chosen)
        ends = {"steps": codes, "outcomes": rows_named(row["outcomes"], "code"), "asked": self.asked}
        ends["numbers"] = self.numbers
        branches = [
            self._form(BranchForm, f"{prefix}-branches-{n}", each, **ends) for n, each in enumerate(row["branches"])
        ]
        opinions = [
            self._form(OpinionForm, f"{prefix}-opinions-{n}", each, units=self.units)
            for n, each in enumerate(row["opinions"])
        ]
        return StepRow(form, outcomes, fields, branches, opinions, number == self.opened)

    def _outcome(self, prefix, row, codes):
        """A row in which nothing is typed yet does not hold up a draft; the problems say that its step has none."""
        empty = not any(row.values())
        return self._form(OutcomeForm, prefix, row, steps=codes, chosen=row.get("leads_to"), empty_permitted=empty)

    def is_valid(self):
        """Whether every form is; each that is not shows its own errors."""
        every = [self.facts, *self.parts, *self.extensions, *(form for step in self.steps for form in step.forms())]
        valid = all([form.is_valid() for form in every])
        return self._codes_differ() and valid

    def _codes_differ(self):
        differ = True
        unlike = (([step.form for step in self.steps], "code"), (self.parts, "name"), (self.extensions, "name"))
        for rows, key in unlike:
            seen = set()
            for form in rows:
                value = form.cleaned_data.get(key)
                if value and value in seen:
                    form.add_error(key, _("This is used twice."))
                    differ = False
                seen.add(value)
        return differ

    def definition(self):
        """The whole definition; only after `is_valid`."""
        return {
            **self.facts.definition(),
            "parts": [form.definition() for form in self.parts],
            "extensions": [form.definition() for form in self.extensions],
            "steps": [step.definition() for step in self.steps],
        }


def rows_named(rows, key):
    """(key, label) of rows as they are typed; one that has no key yet goes by the one it gets when it is saved."""
    labelled = [{key: each.get(key) or "", "label": each.get("label") or ""} for each in rows if each.get("label")]
    return [(each[key], each["label"]) for each in with_keys(labelled, key)]


def fields_named(step, kind=""):
    """(name, words) of the fields of a step, as branches name them: of all, or of those of a kind."""
    code = step.get("code") or ""
    named = rows_named(step["fields"], "key")
    kinds = [each.get("kind") for each in step["fields"] if each.get("label")]
    found = [each for each, of in zip(named, kinds, strict=True) if kind in ("", of)]
    return [(f"{code}.{key}", f"{code} {label}"[:60]) for key, label in found]


class DefinitionForm(ActForm):
    """The act `define` for scripts: a whole definition as JSON, judged by the editor's own forms."""

    definition = JSONText(label=_("definition"))

    def clean_definition(self):
        try:
            strange = strange_names(self.cleaned_data["definition"])
            editor = Editor(typed_from(self.cleaned_data["definition"]), bound=True)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ValidationError(_("This does not have the shape of a definition.")) from None
        if strange:
            names = ", ".join(dict.fromkeys(strange))
            raise ValidationError(_("Nobody asks for %(names)s here.") % {"names": names})
        if not editor.is_valid():
            raise ValidationError(list(_faults(editor)))
        return editor.definition()


def _faults(editor):
    named = [("", editor.facts), *((form["name"].value(), form) for form in [*editor.parts, *editor.extensions])]
    named += [(row.form["code"].value(), form) for row in editor.steps for form in row.forms()]
    for name, form in named:
        for field, sentences in form.errors.items():
            for sentence in sentences:
                yield f"{name} {field}: {sentence}".strip()
