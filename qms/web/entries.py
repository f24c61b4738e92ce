"""The page on which somebody keeps one entry of a list of the office: causes, questions, auditors' qualifications."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from .act_pages import add_errors


def enter(request, form, do, *, template, title, done, back):
    """Show a form; when it is right, do what it asks for, say that it is done, and go back to the list.

    What `do(**values)` refuses with a ValidationError stands at its field, and nothing typed is lost.
    """
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data)
        except ValidationError as fault:
            add_errors(form, fault)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(request, template, {"form": form, "title": title}, status=422 if form.errors else 200)
