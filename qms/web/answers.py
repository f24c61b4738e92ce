"""Which act is the main answer of a record's state, which are its other answers, and which are none of them.

One act is the filled button: what the work waits for first of all. A refusal never is: it is an answer beside it.
"""

from django import forms

from qms.acts.acts import SAME
from qms.people.actors import actors_of

from .editor import TextEditor

# Few and plain fields stand beside the record; anything more stands above it, where there is room.
MOST_BESIDE = 4
PLAIN = (
    forms.TextInput,
    forms.Textarea,
    forms.PasswordInput,
    forms.CheckboxInput,
    forms.Select,
    forms.HiddenInput,
)


def in_order(shown, tasks, user):
    """The acts as the page shows them: possible ones first, the main answer before its others; each with its tone."""
    waited_for = [name for task in tasks for name in task.flow_task.acts]
    main = main_act(shown, tasks, user)
    for each in shown:
        each["main"] = each["act"].name == main
        each["answer"] = each["act"].name in waited_for
        each["tone"] = "primary" if each["main"] else "outline-danger" if is_refusal(each) else "outline-primary"
    return sorted(shown, key=lambda each: (not each["allowed"], not each["main"], not each["answer"]))


def main_act(shown, tasks, user):
    """The name of the act that is the filled button, or "".

    It is what the work asks of the reader before anybody else. Where rules forbid it for now, it is what leads there:
    an act that leaves the state as it is and says no reason, such as taking in a part that is missing.
    """
    possible = {each["act"].name: each["act"] for each in shown if each["allowed"]}
    asked = sorted(tasks, key=lambda task: not is_mine(task, user))
    verbs = [task.verb for task in asked]
    if found := next((verb for verb in verbs if verb in possible), ""):
        return found
    refused = {each["act"].name for each in shown if not each["allowed"]}
    if not any(verb in refused and is_mine(task, user) for task, verb in zip(asked, verbs, strict=True)):
        return ""
    leads = (name for name, act in possible.items() if act.target == SAME and not act.reason)
    return next(leads, "")


def is_refusal(shown):
    """Whether an answer sends the work back or ends it: it says why, and is not what is asked first."""
    return shown["answer"] and shown["act"].reason and not shown["main"]


def is_mine(task, user):
    """Whether a task waits for this person, in any capacity."""
    return task.owner_id == user.pk or any(task.is_for(actor) for actor in actors_of(user))


def is_beside(form):
    """Whether a form is small enough to stand beside the record it is about."""
    return _is_small([each.field for each in form.visible_fields()])


def is_light(form_class):
    """Whether a form costs no more than its own words to draw: it offers no rows and takes no files."""
    fields = list(form_class.base_fields.values())
    return _is_small(fields) and not any(isinstance(each, forms.ModelChoiceField) for each in fields)


def _is_small(fields):
    return len(fields) <= MOST_BESIDE and all(_is_plain(each.widget) for each in fields)


def _is_plain(widget):
    return isinstance(widget, PLAIN) and not isinstance(widget, TextEditor)
