"""The page on which somebody enters what is no record: an evidence pack that is asked for, a scope of reading."""

from django.contrib import messages
from django.shortcuts import redirect, render

from qms.lifecycle.reception import attempt_work

from .refusals import tell_form


def enter(request, form, do, *, template, title, done, back):
    """Show a form; when it is right, do what it asks for, say that it is done, and go back to the list.

    What `do(**values)` refuses stands at its field, and nothing typed is lost.
    """
    if request.method == "POST" and form.is_valid():
        outcome = attempt_work(do, **form.cleaned_data)
        if outcome.done:
            messages.success(request, done)
            return redirect(back)
        tell_form(form, outcome.by_field)
    return render(request, template, {"form": form, "title": title}, status=422 if form.errors else 200)
