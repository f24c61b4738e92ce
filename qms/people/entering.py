"""One page for all changes of the organisation: a form, what stands against it, and where to go on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _


def enter(request, form, *, title, back, do, done, hint=""):
    """Show the form; once it is sent and right, call `do(**values)`, say `done` and go `back`."""
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data)
        except ValidationError as fault:
            add_errors(form, fault)
        except IntegrityError:
            form.add_error(None, _("Somebody has changed this meanwhile. Open it again and look."))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "title": title, "back": back, "hint": hint}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


def add_errors(form, fault):
    """Put what stands against it at its field, or above the form."""
    by_field = fault.message_dict if hasattr(fault, "error_dict") else {None: fault.messages}
    for name, sentences in by_field.items():
        form.add_error(name if name in form.fields else None, sentences)
